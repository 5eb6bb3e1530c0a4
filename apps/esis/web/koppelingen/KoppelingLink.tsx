import { LinkButton } from '@koppelpunt/ui';
import { findNextAct, koppelingPath, type Koppeling } from './koppelingen.ts';

type KoppelingLinkProps = { koppeling: Koppeling; mayManage: boolean };

/** The button of a row: what its reader does next, or else the way to the koppeling. */
export function KoppelingLink({ koppeling, mayManage }: KoppelingLinkProps) {
  const act = mayManage ? findNextAct(koppeling) : undefined;
  return (
    <LinkButton to={koppelingPath(koppeling.id)} variant={act ? 'filled' : 'outlined'}>
      {act ?? (mayManage ? 'Beheren' : 'Bekijken')}
    </LinkButton>
  );
}
