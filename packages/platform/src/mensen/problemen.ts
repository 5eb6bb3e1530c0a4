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

/** `metSchoolcontact`: a koppeling gives an address at the school, which can say yes too. */
export const schoolKanNietBevestigen = (brin6: string, metSchoolcontact: boolean) =>
  new Problem({
    status: 409,
    code: 'SCHOOL_KAN_NIET_BEVESTIGEN',
    melding: `Met deze rol zijn leerlingen te zien, en dan moet iemand van de school ja zeggen. Bij ${brin6} is nog niemand die dat kan: er werkt nog niemand anders met zo'n rol${
      metSchoolcontact
        ? ', en er is geen werkende koppeling met een contactadres van een ander. Laat de school eerst haar koppeling aanvragen, of vraag'
        : '. Vraag'
    } de beheerder van de server om de eerste persoon.`,
  });

export const geenMailVoorSchool = () =>
  new Problem({
    status: 502,
    code: 'SCHOOL_NIET_BEREIKT',
    melding:
      'De e-mail aan de school kon niet worden verstuurd, dus niemand kan ja zeggen. Probeer het over een paar minuten opnieuw.',
  });

export const nietZelfBevestigen = () =>
  new Problem({
    status: 403,
    code: 'NIET_ZELF_BEVESTIGEN',
    melding:
      'Dit gaat over uw eigen mailbox, of u stelde het zelf voor. Een ander van de school moet ja zeggen.',
  });

export const rolmailbox = () => {
  const melding =
    'Dit lijkt een mailbox die meer mensen lezen. Een account is van één persoon: vul het eigen adres in. Leest echt maar één persoon deze mailbox? Zet dan het vinkje.';
  return new Problem({ status: 409, code: 'ROLMAILBOX', melding, velden: { email: melding } });
};
