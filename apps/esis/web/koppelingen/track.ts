import type { TrackStep } from '@koppelpunt/ui';
import type { Koppeling } from './koppelingen.ts';

/** A step of the road of a request: by whom, and the moment or the first day. */
export type KoppelingStep = Pick<TrackStep, 'title' | 'state'> & { wie: string; op?: string; vanaf?: string };

/** From the acceptance to the first pupils. Undefined when the koppeling is not on this road. */
export function listSteps(
  { status, akkoord, verzoek, partner, startdatum }: Koppeling,
  { isManager, vandaag }: { isManager: boolean; vandaag: string },
): KoppelingStep[] | undefined {
  if (status !== 'aangevraagd') return undefined;
  return [
    { title: 'Akkoord gegeven', state: 'klaar', wie: akkoord.naam, op: akkoord.op },
    verzoek
      ? { title: 'Verzoek verstuurd', state: 'klaar', wie: verzoek.door, op: verzoek.op }
      : { title: 'Verzoek versturen', state: 'nu', wie: isManager ? 'u, nu' : 'de applicatiebeheerder' },
    { title: 'Controle', state: verzoek ? 'nu' : 'straks', wie: `support van ${partner}` },
    {
      title: 'Actief',
      state: 'straks',
      // TOP dossier mails the address that the request came from.
      wie: verzoek ? `${verzoek.door} krijgt een e-mail` : '',
      ...(startdatum > vandaag && { vanaf: startdatum }),
    },
  ];
}
