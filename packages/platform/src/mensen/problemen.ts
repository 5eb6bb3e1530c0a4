import { Problem } from '../problem/problem.ts';

/** Every refusal of managing people, with what to do next. */
export const nietVoorUzelf = () =>
  new Problem({
    status: 403,
    code: 'NIET_VOOR_UZELF',
    melding:
      'Uw eigen rollen, toegang en tweede stap wijzigt u hier niet. Vraag een andere beheerder om het te doen.',
  });

export const rolNietTeGeven = () =>
  new Problem({
    status: 403,
    code: 'ROL_NIET_TE_GEVEN',
    melding:
      'Deze rol kunt u hier niet geven of afnemen. Vraag het iemand met een rol die dat wel mag, of de helpdesk.',
  });

export const tweedeStapNietTeWissen = () =>
  new Problem({
    status: 403,
    code: 'TWEEDE_STAP_NIET_TE_WISSEN',
    melding:
      'De tweede stap van deze persoon kunt u niet wissen: die werkt ook ergens anders, of heeft een rol die u niet mag geven. Vraag het iemand die dat wel mag, of de beheerder van de toepassing.',
  });

export const rollenGaanNietSamen = () =>
  new Problem({
    status: 409,
    code: 'ROLLEN_GAAN_NIET_SAMEN',
    melding:
      'Wie voor de hele organisatie werkt, krijgt geen rol waarmee leerlingen te zien zijn. Neem eerst de andere rol af.',
  });

export const laatsteBeheerder = (rolNaam: string) =>
  new Problem({
    status: 409,
    code: 'LAATSTE_BEHEERDER',
    melding: `Dit is de laatste met de rol ${rolNaam}. Geef die rol eerst aan iemand anders.`,
  });

export const plekOngeldig = () => {
  const melding = 'Vul het brin- en vestigingsnummer van de school in, zoals 97QX00.';
  return new Problem({ status: 400, code: 'PLEK_ONGELDIG', melding, velden: { plek: melding } });
};
