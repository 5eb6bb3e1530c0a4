import {
  CliError,
  parseWachtwoordInvoer,
  readStdin,
  type Actor,
  type AppCommand,
  type Login,
  type LoginDatabase,
} from '@koppelpunt/platform';
import { parseBrin } from '../opdrachtregel/options.ts';
import { ROLLEN, type Rol } from '../rechten/rechten.ts';
import { createGebruiker } from './gebruikers.service.ts';

export const gebruikerCommands: readonly AppCommand<{
  actor: Actor;
  deps: { loginDatabase: LoginDatabase; login: Login };
}>[] = [
  {
    words: 'gebruiker create',
    help: 'maakt een account',
    options: {
      email: { type: 'string', required: true, help: 'waarmee men zich aanmeldt' },
      naam: { type: 'string', required: true, help: 'voor- en achternaam' },
      rol: { type: 'string', required: true, help: ROLLEN.join(' of ') },
      brin: { type: 'string', help: 'de vestiging van een intern begeleider' },
      'wachtwoord-stdin': {
        type: 'boolean',
        required: true,
        help: 'leest het wachtwoord van de standaardinvoer',
      },
    },
    async run({ actor, deps }, input) {
      const rol = input.text('rol').replaceAll('-', '_') as Rol;
      if (!ROLLEN.includes(rol)) throw new CliError(`Kies bij --rol uit: ${ROLLEN.join(', ')}.`);
      const brin = input.optional('brin');
      if (brin !== undefined) parseBrin(brin);
      const geheim = parseWachtwoordInvoer(await readStdin());
      const gebruiker = {
        email: input.text('email'),
        naam: input.text('naam'),
        rol,
        brin6: brin ?? null,
      };
      const { id, uitkomst } = await createGebruiker(actor, deps, { ...gebruiker, ...geheim });
      const text =
        uitkomst === 'created' ? `${gebruiker.email} kan zich aanmelden.` : `${gebruiker.email} bestaat al.`;
      return { json: { id, email: gebruiker.email, rol, brin6: gebruiker.brin6, uitkomst }, text };
    },
  },
];
