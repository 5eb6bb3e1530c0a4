import type { ReactNode } from 'react';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Item } from '../data/ItemList.tsx';
import { formatDatum } from '../format/format.ts';
import { Muted } from '../layout/Text.tsx';
import type { Rolvoorstel } from './mensen.ts';

type RolvoorstelItemProps = { voorstel: Rolvoorstel; children: ReactNode; problem?: ReactNode };

/** A role that waits for the yes of a school, with the buttons of who reads this. */
export function RolvoorstelItem({ voorstel, children, problem }: RolvoorstelItemProps) {
  const { naam, email, rolNaam, plek, voorgesteldDoor, sinds, tot } = voorstel;
  return (
    <Item title={naam} meta={email}>
      <p>{`${rolNaam} bij ${plek}`}</p>
      <Muted>
        {`Voorgesteld door ${voorgesteldDoor} op ${formatDatum(sinds)}. Vervalt op ${formatDatum(tot)}.`}
      </Muted>
      <ButtonRow>{children}</ButtonRow>
      {problem}
    </Item>
  );
}
