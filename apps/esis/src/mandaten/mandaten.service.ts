import {
  describeActor,
  notFound,
  Problem,
  type Actor,
  type Database,
  type Mensen,
} from '@koppelpunt/platform';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { dagVan } from '../kalender/kalender.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { mandaatStatusOp } from './mandaat.ts';
import type { MandaatVraag, MandatenAntwoord } from './mandaten.contract.ts';
import * as store from './mandaten.store.ts';

export type GeldigMandaat = { id: string; functie: string };

export type MandatenService = {
  listMandaten(actor: Actor, brin6: string): Promise<MandatenAntwoord>;
  grantMandaat(actor: Actor, brin6: string, vraag: MandaatVraag): Promise<void>;
  /** Stops new acceptances; what was accepted on it goes on. */
  withdrawMandaat(actor: Actor, brin6: string, id: string): Promise<void>;
  /** The mandate on which this actor may accept terms here today; the command line needs none. */
  findMandaat(tx: Kysely<DB>, actor: Actor, brin6: string): Promise<GeldigMandaat | 'niet nodig' | undefined>;
  /** Why this actor cannot accept, and who can help; null when it can. */
  findBezwaar(actor: Actor, brin6: string): Promise<string | null>;
  createGeenMandaat(actor: Actor, brin6: string): Promise<Problem>;
};

export function createMandatenService(deps: {
  database: Database<DB>;
  mensen: Mensen;
  klok: () => Date;
}): MandatenService {
  const { database, mensen, klok } = deps;

  const listBeheerders = async (actor: Actor, brin6: string) =>
    await mensen.listNamen(actor, brin6, 'applicatiebeheerder');
  const listVerleners = async (actor: Actor, brin6: string) =>
    await mensen.listNamen(actor, brin6, 'bestuur');

  const describeGeen = async (actor: Actor, brin6: string) =>
    describeGeenMandaat((await listVerleners(actor, brin6)).map(({ naam }) => naam));

  async function findMandaat(tx: Kysely<DB>, actor: Actor, brin6: string) {
    if (actor.kind === 'systeem') return 'niet nodig';
    if (actor.kind !== 'gebruiker') return undefined;
    return await store.findGeldigMandaat(tx, { brin6, gebruikerId: actor.id, dag: dagVan(klok()) });
  }

  return {
    findMandaat,

    async findBezwaar(actor, brin6) {
      if (!may(actor, 'voorwaarden accepteren', brin6)) return ALLEEN_BEHEERDER;
      if (await database.as(actor, async ({ tx }) => await findMandaat(tx, actor, brin6))) return null;
      return await describeGeen(actor, brin6);
    },

    async createGeenMandaat(actor, brin6) {
      const melding = await describeGeen(actor, brin6);
      return new Problem({ status: 403, code: 'GEEN_MANDAAT', melding });
    },

    async listMandaten(actor, brin6) {
      requireMay(actor, 'mandaten zien', brin6);
      const rijen = await database.as(actor, async ({ tx }) => await store.listMandaten(tx, brin6));
      const dag = dagVan(klok());
      const personen = await mensen.listPersonen(actor, [
        ...new Set(rijen.map(({ gebruikerId }) => gebruikerId)),
      ]);
      const kandidaten = may(actor, 'mandaten beheren', brin6) ? await listBeheerders(actor, brin6) : [];
      return {
        mandaten: rijen.flatMap(({ gebruikerId, verleendOp, ingetrokkenOp, ...rij }) => {
          const persoon = personen.find(({ id }) => id === gebruikerId);
          if (!persoon) return [];
          return {
            ...rij,
            persoon,
            status: mandaatStatusOp({ ...rij, ingetrokkenOp }, dag),
            verleendOp: verleendOp.toISOString(),
            ingetrokkenOp: ingetrokkenOp?.toISOString() ?? null,
          };
        }),
        kandidaten: kandidaten.filter(({ id }) => actor.kind !== 'gebruiker' || id !== actor.id),
        verleners: (await listVerleners(actor, brin6)).map(({ naam }) => ({ naam })),
      };
    },

    async grantMandaat(actor, brin6, { gebruikerId, functie, vanaf, tot }) {
      requireMay(actor, 'mandaten beheren', brin6);
      if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw mandaatVoorUzelf();
      const beheerders = await listBeheerders(actor, brin6);
      if (!beheerders.some(({ id }) => id === gebruikerId)) throw geenBeheerder();
      const moment = klok();
      const vandaag = dagVan(moment);
      // On the receipt it must not look as if somebody was allowed before anybody said so.
      if (vanaf < vandaag) throw periodeOngeldig('vanaf', VANAF_VOORBIJ);
      if (tot < vanaf) throw periodeOngeldig('tot', TOT_VOOR_VANAF);
      await database.as(actor, async ({ tx }) => {
        const verleendDoor = describeActor(actor);
        const mandaat = { brin6, gebruikerId, functie, vanaf, tot, verleendOp: moment, verleendDoor };
        const id = await store.insertMandaat(tx, mandaat);
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'mandaat.verleend',
            brin6,
            onderwerp: `gebruiker:${gebruikerId}`,
            details: { mandaat: id, vanaf, tot },
          },
        );
      });
    },

    async withdrawMandaat(actor, brin6, id) {
      requireMay(actor, 'mandaten beheren', brin6);
      // An id that is no UUID is simply not there; PostgreSQL would make an error of it.
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw notFound();
      await database.as(actor, async ({ tx }) => {
        const door = describeActor(actor);
        const isIngetrokken = await store.withdrawMandaat(tx, { brin6, id, moment: klok(), door });
        if (!isIngetrokken) throw notFound();
        await writeLogboek(
          { actor, tx },
          {
            gebeurtenis: 'mandaat.ingetrokken',
            brin6,
            onderwerp: `mandaat:${id}`,
          },
        );
      });
    },
  };
}

const ALLEEN_BEHEERDER =
  'Activeren doet een applicatiebeheerder van de school die daarvoor een mandaat van het bestuur heeft.';

/** Never a dead end: it names who can help. */
function describeGeenMandaat(verleners: readonly string[]): string {
  const wie = new Intl.ListFormat('nl', { type: 'disjunction' }).format(verleners);
  return verleners.length > 0
    ? `Om akkoord te gaan met de voorwaarden hebt u een mandaat van uw bestuur nodig. Vraag het aan ${wie}: die verleent het in ESIS bij Instellen, Mandaten.`
    : 'Om akkoord te gaan met de voorwaarden hebt u een mandaat van uw bestuur nodig. Uw bestuur heeft nog niemand in ESIS die dat kan verlenen. Vraag de helpdesk van ESIS om iemand van het bestuur toegang te geven.';
}

const mandaatVoorUzelf = () =>
  new Problem({
    status: 403,
    code: 'MANDAAT_VOOR_UZELF',
    melding: 'U kunt uzelf geen mandaat geven. Vraag iemand anders van het bestuur.',
  });

const geenBeheerder = () => {
  const melding =
    'Een mandaat is er alleen voor een applicatiebeheerder van deze vestiging. Kies iemand uit de lijst.';
  return new Problem({ status: 400, code: 'MANDAAT_ONGELDIG', melding, velden: { gebruikerId: melding } });
};

const VANAF_VOORBIJ =
  'Een mandaat gaat op zijn vroegst vandaag in. Kies als eerste dag vandaag of een latere dag.';
const TOT_VOOR_VANAF = 'De laatste dag mag niet voor de eerste dag liggen.';

const periodeOngeldig = (veld: 'vanaf' | 'tot', melding: string) =>
  new Problem({ status: 400, code: 'MANDAAT_ONGELDIG', melding, velden: { [veld]: melding } });
