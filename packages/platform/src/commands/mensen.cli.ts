import { CliError, type CliInput, type Command } from './cli.ts';
import type { Actor } from '../actor/actor.ts';
import type { Mensen } from '../mensen/mensen.service.ts';

type Uitvoer = { json: unknown; text: string };
type MetMensen = (run: (omgeving: { actor: Actor; mensen: Mensen }) => Promise<Uitvoer>) => Promise<Uitvoer>;

const email = { type: 'string', required: true, help: 'e-mailadres' } as const;

/** For who runs the application: what no screen does, or nobody else is there to do. */
export function mensOpdrachten(
  metMensen: MetMensen,
  /** A whole bestuur is a place in some applications only. */
  { rollen, metBestuur }: { rollen: readonly string[]; metBestuur: boolean },
): Command[] {
  return [
    {
      words: 'gebruiker tweede-stap wissen',
      help: 'wist de app, herstelcodes en passkeys van wie ze kwijt is; het wachtwoord blijft',
      options: { email },
      run: (input) =>
        metMensen(async ({ actor, mensen }) => {
          const { id } = await findMens(mensen, actor, input);
          const uitkomst = await mensen.wisTweedeStap(actor, undefined, id);
          return {
            json: { email: input.text('email'), ...uitkomst },
            text: describeGewist(input.text('email'), uitkomst),
          };
        }),
    },
    {
      words: 'gebruiker rol intrekken',
      help: 'neemt een rol af, ook een die voor een hele school of een heel bestuur geldt',
      options: {
        email,
        rol: { type: 'string', required: true, help: rollen.join(' of ') },
        brin: { type: 'string', help: 'de vestiging (99XX99) of school (99XX) waarvoor de rol is gegeven' },
        ...(metBestuur && {
          bestuur: { type: 'string', help: 'nummer van het bestuur waarvoor de rol is gegeven' } as const,
        }),
      },
      run: (input) => {
        const rol = input.text('rol').replaceAll('-', '_');
        const [brin, bestuur] = [input.optional('brin'), metBestuur ? input.optional('bestuur') : undefined];
        if (!rollen.includes(rol)) throw new CliError(`Kies bij --rol uit: ${rollen.join(', ')}.`);
        if (brin !== undefined && bestuur !== undefined)
          throw new CliError('Geef --brin of --bestuur, niet allebei.');
        return metMensen(async ({ actor, mensen }) => {
          const { id } = await findMens(mensen, actor, input);
          const plek = brin?.toUpperCase() ?? bestuur ?? null;
          if (!(await mensen.revokeToekenning(actor, id, { rol, plek })))
            throw new CliError(
              `${input.text('email')} heeft de rol ${rol} niet ${plek === null ? 'bij de organisatie' : `bij ${plek}`}.`,
            );
          return {
            json: { email: input.text('email'), rol, plek, uitkomst: 'ingetrokken' },
            text: `${input.text('email')} heeft de rol ${rol} niet meer.`,
          };
        });
      },
    },
  ];
}

async function findMens(mensen: Mensen, actor: Actor, input: CliInput): Promise<{ id: string }> {
  const mens = await mensen.findMens(actor, input.text('email'));
  if (!mens) throw new CliError('Er is geen account met dit e-mailadres.');
  return mens;
}

function describeGewist(email: string, uitkomst: Awaited<ReturnType<Mensen['wisTweedeStap']>>): string {
  if (uitkomst.kind !== 'gewist') return `${email} had geen tweede stap; er is niets gewijzigd.`;
  const mail = uitkomst.gemaild ? 'kreeg daarvan een e-mail' : 'kreeg GEEN e-mail: vertel het zelf';
  return `De tweede stap van ${email} is gewist. Deze persoon is overal uitgelogd en ${mail}.`;
}
