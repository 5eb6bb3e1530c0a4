import { CliError, findDag, type Actor, type AppCommand, type Mensen } from '@koppelpunt/platform';
import type { EsisDatabase } from '../database.ts';
import { mandaatVraagSchema } from './mandaten.contract.ts';
import { brin } from '../opdrachtregel/options.ts';
import type { Mandaten } from './mandaten.service.ts';

const email = { type: 'string', required: true, help: 'e-mailadres van de applicatiebeheerder' } as const;

type Needs = {
  actor: Actor;
  services: { mandaten: Mandaten; mensen: Mensen };
  deps: { database: Pick<EsisDatabase, 'now'> };
};

export const mandaatCommands: readonly AppCommand<Needs>[] = [
  {
    words: 'mandaat verlenen',
    help: 'geeft een applicatiebeheerder namens het bestuur mandaat om akkoord te gaan met voorwaarden',
    options: {
      brin,
      email,
      functie: { type: 'string', required: true, help: 'functie van deze persoon' },
      vanaf: { type: 'string', help: 'eerste dag, zoals 2027-08-01; zonder: vandaag' },
      tot: { type: 'string', required: true, help: 'laatste dag, zoals 2027-07-31' },
    },
    run: async ({ actor, services, deps }, input) => {
      const brin6 = input.text('brin');
      const { id: gebruikerId } = await getBeheerder(services.mensen, actor, brin6, input.text('email'));
      const vraag = mandaatVraagSchema.safeParse({
        gebruikerId,
        functie: input.text('functie'),
        vanaf: input.optional('vanaf') ?? findDag(deps.database.now()),
        tot: input.text('tot'),
      });
      if (!vraag.success)
        throw new CliError(vraag.error.issues[0]?.message ?? 'Niet alles is goed ingevuld.');
      await services.mandaten.grantMandaat(actor, brin6, vraag.data);
      const { functie, vanaf, tot } = vraag.data;
      return {
        json: { brin: brin6, email: input.text('email'), functie, vanaf, tot },
        text: `${input.text('email')} heeft mandaat voor ${brin6} van ${vanaf} tot en met ${tot}.`,
      };
    },
  },
  {
    words: 'mandaat intrekken',
    help: 'trekt het mandaat van iemand in; wat al geactiveerd is, loopt door',
    options: { brin, email },
    run: async ({ actor, services: { mandaten } }, input) => {
      const brin6 = input.text('brin');
      const adres = input.text('email').toLowerCase();
      const eigen = (await mandaten.listMandaten(actor, brin6)).mandaten.filter(
        ({ persoon, ingetrokkenOp }) => persoon.email === adres && ingetrokkenOp === null,
      );
      if (eigen.length === 0) throw new CliError(`${adres} heeft voor ${brin6} geen mandaat.`);
      for (const { id } of eigen) await mandaten.withdrawMandaat(actor, brin6, id);
      return {
        json: { brin: brin6, email: adres, ingetrokken: eigen.length },
        text: `Het mandaat van ${adres} voor ${brin6} is ingetrokken.`,
      };
    },
  },
  {
    words: 'mandaat lijst',
    help: 'toont de mandaten van een vestiging',
    options: { brin },
    run: async ({ actor, services: { mandaten } }, input) => {
      const rijen = (await mandaten.listMandaten(actor, input.text('brin'))).mandaten.map(
        ({ persoon, ...mandaat }) => ({ email: persoon.email, ...mandaat }),
      );
      return {
        json: rijen,
        text:
          rijen
            .map((rij) => `${rij.email}  ${rij.functie}  ${rij.vanaf} t/m ${rij.tot}  ${rij.status}`)
            .join('\n') || 'Er zijn geen mandaten.',
      };
    },
  },
];

async function getBeheerder(mensen: Mensen, actor: Actor, brin6: string, adres: string) {
  const beheerders = await mensen.listNamen(actor, brin6, 'applicatiebeheerder');
  const found = beheerders.find((beheerder) => beheerder.email === adres.toLowerCase());
  if (!found) throw new CliError(`${adres} is geen applicatiebeheerder van ${brin6}.`);
  return found;
}
