import {
  CliError,
  parseWachtwoordInvoer,
  readStdin,
  type Actor,
  type AppCommand,
} from '@koppelpunt/platform';
import type { CreateGebruikerUitkomst, Gebruikers } from './gebruikers.service.ts';
import { ROLLEN, type Rol } from '../rechten/rechten.ts';
import { brin } from '../opdrachtregel/options.ts';

const GEBEURD: Record<CreateGebruikerUitkomst, string> = {
  gemaakt: 'is gemaakt',
  'lidmaatschap toegevoegd':
    'bestond al en hoort nu ook bij deze vestiging; het wachtwoord bleef zoals het was',
  'bestond al': 'bestond al; er is niets gewijzigd',
};

export const gebruikerCommands: readonly AppCommand<{
  actor: Actor;
  services: { gebruikers: Gebruikers };
}>[] = [
  {
    words: 'gebruiker create',
    help: 'maakt een gebruiker van een vestiging, of voegt een vestiging toe aan wie er al is',
    options: {
      email: { type: 'string', required: true, help: 'e-mailadres' },
      naam: { type: 'string', required: true, help: 'naam' },
      rol: { type: 'string', required: true, help: ROLLEN.join(' of ') },
      brin: { ...brin, required: false },
      bestuur: { type: 'string', help: 'nummer van het bestuur: voor al zijn vestigingen' },
      'wachtwoord-stdin': { type: 'boolean', required: true, help: 'leest het wachtwoord van stdin' },
    },
    run: async ({ actor, services: { gebruikers } }, input) => {
      const gebruiker = {
        email: input.text('email'),
        naam: input.text('naam'),
        rol: parseRol(input.text('rol')),
        brin6: input.optional('brin'),
        bestuur: input.optional('bestuur'),
        ...parseWachtwoordInvoer(await readStdin()),
      };
      const uitkomst = await gebruikers.createGebruiker(actor, gebruiker);
      return {
        json: { email: gebruiker.email, uitkomst },
        text: `Gebruiker ${gebruiker.email} ${GEBEURD[uitkomst]}.`,
      };
    },
  },
];

function parseRol(text: string): Rol {
  const rol = ROLLEN.find((naam) => naam === text.replace('-', '_'));
  if (!rol) throw new CliError(`De rol ${text.slice(0, 40)} is er niet. Kies: ${ROLLEN.join(' of ')}.`);
  return rol;
}
