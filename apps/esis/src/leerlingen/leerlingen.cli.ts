import { CliError, formatDag, type Actor, type AppCommand, type CliInput } from '@koppelpunt/platform';
import { brin } from '../opdrachtregel/options.ts';
import type { Leerlingen } from './leerlingen.service.ts';
import { THUISREDENEN, type Thuisreden } from './thuisblijver.ts';
import { opheffingVraagSchema, thuisVraagSchema, type ThuisVraag } from './thuisblijvers.contract.ts';
import type { Thuisblijvers } from './thuisblijvers.service.ts';

const key = {
  type: 'string',
  required: true,
  help: 'nummer van de leerling, zoals in leerling list',
} as const;

export const leerlingCommands: readonly AppCommand<{
  actor: Actor;
  services: { leerlingen: Leerlingen; thuisblijvers: Thuisblijvers };
}>[] = [
  {
    words: 'leerling list',
    help: 'toont de leerlingen van een vestiging',
    options: {
      brin,
      groep: { type: 'string', help: 'alleen deze groep (key)' },
      schooljaar: { type: 'string', help: 'zoals 2026-2027; zonder: dit schooljaar' },
    },
    run: async ({ actor, services: { leerlingen } }, input) => {
      const antwoord = await leerlingen.listLeerlingen(actor, input.text('brin'), {
        groep: input.optional('groep'),
        schooljaar: input.optional('schooljaar'),
      });
      const { schooljaar, schooljaren, leerlingen: rijen } = antwoord;
      const andere = schooljaren.filter((jaar) => jaar !== schooljaar);
      return {
        json: rijen.map((rij) => ({ ...rij, schooljaar })),
        text: [
          ...(schooljaar === null ? [] : [`Schooljaar ${schooljaar}`]),
          ...rijen.map(
            (rij) =>
              `${rij.key}  ${rij.naam}  ${rij.groep ?? ''}${rij.nietUitwisselen ? '  (niet uitwisselen)' : ''}`,
          ),
          ...(rijen.length === 0 ? ['Er zijn geen leerlingen.'] : []),
          ...(andere.length > 0 ? [`Ook ingelezen: ${andere.join(', ')} (--schooljaar).`] : []),
        ].join('\n'),
      };
    },
  },
  {
    words: 'leerling withhold',
    help: 'laat een leerling met geen enkele koppeling meegaan (niet uitwisselen)',
    options: {
      brin,
      key,
      reden: {
        type: 'string',
        required: true,
        help: `${THUISREDENEN.filter((reden) => reden !== 'anders').join(', ')}, of de reden in eigen woorden`,
      },
      toelichting: { type: 'string', help: 'alleen voor de school' },
      tot: { type: 'string', help: 'laatste dag, zoals 2027-07-31; zonder: tot iemand het opheft' },
    },
    run: async ({ actor, services: { thuisblijvers } }, input) => {
      const [brin6, nummer] = [input.text('brin'), input.text('key')];
      const vraag = readThuisVraag(input);
      const uitkomst = await thuisblijvers.withholdLeerling(actor, brin6, { key: nummer }, vraag);
      const tot = vraag.tot === null ? 'tot iemand het opheft' : `tot en met ${formatDag(vraag.tot)}`;
      return {
        json: {
          brin: brin6,
          key: nummer,
          nietUitwisselen: true,
          reden: vraag.reden,
          tot: vraag.tot,
          uitkomst,
        },
        text: `Leerling ${nummer} van ${brin6} gaat met geen koppeling mee, ${tot}.`,
      };
    },
  },
  {
    words: 'leerling release',
    help: 'heft niet uitwisselen op: de leerling gaat bij de volgende keer weer mee',
    options: {
      brin,
      key,
      reden: { type: 'string', required: true, help: 'waarom de leerling weer mee mag' },
    },
    run: async ({ actor, services: { thuisblijvers } }, input) => {
      const [brin6, nummer] = [input.text('brin'), input.text('key')];
      const vraag = opheffingVraagSchema.safeParse({ toelichting: input.text('reden') });
      if (!vraag.success) throw toCliError(vraag.error);
      const uitkomst = await thuisblijvers.releaseLeerling(
        actor,
        brin6,
        { key: nummer },
        vraag.data.toelichting,
      );
      return {
        json: { brin: brin6, key: nummer, nietUitwisselen: false, uitkomst },
        text:
          uitkomst === 'opgeheven'
            ? `Leerling ${nummer} van ${brin6} gaat bij de volgende keer weer mee.`
            : `Leerling ${nummer} van ${brin6} ging al mee.`,
      };
    },
  },
];

/** `--reden` is one of the reasons of the screen, or words. */
function readThuisVraag(input: CliInput): ThuisVraag {
  const gegeven = input.text('reden');
  const isReden = (THUISREDENEN as readonly string[]).includes(gegeven);
  const toelichting = input.optional('toelichting') ?? '';
  const vraag = thuisVraagSchema.safeParse({
    reden: isReden ? (gegeven as Thuisreden) : 'anders',
    toelichting: isReden ? toelichting : [gegeven, toelichting].join(' '),
    tot: input.optional('tot') ?? null,
  });
  if (!vraag.success) throw toCliError(vraag.error);
  return vraag.data;
}

const toCliError = ({ issues }: { issues: readonly { message: string }[] }): CliError =>
  new CliError(issues[0]?.message ?? 'Niet alles is goed ingevuld.');
