import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { Item } from '../data/ItemList.tsx';
import { StatusBadge } from '../feedback/StatusBadge.tsx';
import { formatMoment } from '../format/format.ts';
import { Hidden } from '../layout/Hidden.tsx';
import { Muted } from '../layout/Text.tsx';
import { formatRolMetPlek, listGrantable, type GeefbareRol, type Mens, type RolVanMens } from './mensen.ts';

type MensItemProps = {
  mens: Mens;
  geefbaar: readonly GeefbareRol[];
  choosesPlek: boolean;
  onGrant: () => void;
  onRevoke: (rol: RolVanMens) => void;
  onClearStap: () => void;
  onAllowHerstel: () => void;
  /** Undefined where no mail can be sent. */
  onResend: (() => void) | undefined;
  onEnd: () => void;
};

export function MensItem({
  mens,
  geefbaar,
  choosesPlek,
  onGrant,
  onRevoke,
  onClearStap,
  onAllowHerstel,
  onResend,
  onEnd,
}: MensItemProps) {
  const canGrant = !mens.isUzelf && listGrantable(mens, geefbaar, choosesPlek).length > 0;
  const canEnd = mens.rollen.every(({ magAfnemen }) => magAfnemen);
  const canResend = mens.uitnodiging !== null && onResend !== undefined;
  const ofMens = <Hidden>{` van ${mens.naam}`}</Hidden>;
  return (
    <Item
      title={mens.isUzelf ? `${mens.naam} (u)` : mens.naam}
      meta={mens.email}
      status={mens.uitnodiging && <StatusBadge status="wacht">Uitgenodigd</StatusBadge>}
    >
      {mens.uitnodiging && <Muted>{describeUitnodiging(mens.uitnodiging)}</Muted>}
      <ul className="kp-mens__rollen">
        {mens.rollen.map((rol) => (
          <li key={`${rol.rol} ${rol.plek ?? ''}`}>
            <span>{formatRolMetPlek(rol, choosesPlek)}</span>
            {rol.magAfnemen && mens.rollen.length > 1 && (
              <Button variant="plain" onClick={() => onRevoke(rol)}>
                Afnemen
                <Hidden>{`: ${formatRolMetPlek(rol, choosesPlek)}`}</Hidden>
                {ofMens}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(canGrant || canResend || mens.magStapWissen || mens.magHerstelToestaan || canEnd) && (
        <ButtonRow>
          {canResend && (
            <Button onClick={onResend}>
              Stuur opnieuw
              <Hidden>{` naar ${mens.naam}`}</Hidden>
            </Button>
          )}
          {canGrant && (
            <Button onClick={onGrant}>
              Rol geven…
              <Hidden>{` aan ${mens.naam}`}</Hidden>
            </Button>
          )}
          {mens.magStapWissen && (
            <Button onClick={onClearStap}>
              Tweede stap wissen…
              {ofMens}
            </Button>
          )}
          {mens.magHerstelToestaan && (
            <Button onClick={onAllowHerstel}>
              Nieuw wachtwoord toestaan…
              {ofMens}
            </Button>
          )}
          {canEnd && (
            <Button variant="danger-outlined" onClick={onEnd}>
              Toegang beëindigen…
              {ofMens}
            </Button>
          )}
        </ButtonRow>
      )}
    </Item>
  );
}

const describeUitnodiging = ({ geldigTot }: NonNullable<Mens['uitnodiging']>): string =>
  geldigTot === null
    ? 'Nog niet ingelogd. De link in de uitnodiging werkt niet meer.'
    : `Nog niet ingelogd. De link in de uitnodiging werkt tot ${formatMoment(geldigTot)}.`;
