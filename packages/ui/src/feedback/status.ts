import type { IconName } from '../icons/Icon.tsx';

/** Named by meaning. A status is shown as word, colour and icon together, never as colour alone. */
export type Status =
  | 'aan-u'
  | 'wacht'
  | 'actief'
  | 'gepauzeerd'
  | 'storing'
  | 'ingetrokken'
  | 'verlopen'
  | 'afgewezen'
  | 'nieuw';

export const statusLooks: Readonly<Record<Status, { icon: IconName; label: string }>> = {
  'aan-u': { icon: 'arrow', label: 'U bent aan zet' },
  wacht: { icon: 'hourglass', label: 'Wacht' },
  actief: { icon: 'check', label: 'Actief' },
  gepauzeerd: { icon: 'pause', label: 'Gepauzeerd' },
  storing: { icon: 'warning', label: 'Storing' },
  ingetrokken: { icon: 'stop', label: 'Ingetrokken' },
  afgewezen: { icon: 'stop', label: 'Afgewezen' },
  verlopen: { icon: 'clock', label: 'Verlopen' },
  nieuw: { icon: 'circle', label: 'Nieuw' },
};
