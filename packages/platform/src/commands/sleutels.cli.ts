import type pg from 'pg';
import { CliError, type Command } from './cli.ts';
import type { Database } from '../database/database.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { Sleutels } from '../geheimen/sleutelbestand.ts';
import { addSleutel, type Sleutelring } from '../geheimen/sleutelring.ts';
import { telSleutels, wisselSleutels, type PostAfloop, type Wisselpost } from '../geheimen/wissel.ts';

/** A command about keys works on this: the database as its owner sees it, and everything that the ring wrote there. */
export type SleutelOmgeving = {
  owner: Pick<Database<object>, 'as'> & { readonly pool: pg.Pool };
  geheimen: Geheimen;
  sleutels: Sleutels;
  posten: readonly Wisselpost[];
};
export type WithSleutels = <T>(run: (omgeving: SleutelOmgeving) => Promise<T>) => Promise<T>;

const ACTOR = dangerouslyAsSystem('sleutels');

/** The commands about the keys of an application; `naam` is what somebody types before them. */
export function sleutelOpdrachten(naam: string, withSleutels: WithSleutels): Command[] {
  return [
    {
      words: 'sleutels wissel',
      help: 'versleutelt alles opnieuw met de nieuwste sleutel, terwijl alles doorwerkt',
      options: {
        nieuw: { type: 'boolean', help: 'maakt ook een nieuwe sleutel als er al een oudere naast staat' },
      },
      run: (input) => withSleutels(async (omgeving) => await wissel(naam, omgeving, input.flag('nieuw'))),
    },
    {
      words: 'sleutels list',
      help: 'toont de sleutels bij naam, en hoeveel er met elk versleuteld is',
      run: () =>
        withSleutels(async ({ owner, geheimen, posten }) => {
          const gebruik = await telSleutels(owner.pool, posten);
          const ids = [...new Set([...geheimen.sleutelIds(), ...Object.keys(gebruik)])];
          const rijen = ids.map((id, at) => ({
            id,
            aantal: gebruik[id] ?? 0,
            soort: soortVan(geheimen, id, at),
          }));
          return {
            json: { sleutels: rijen },
            text: rijen.map(({ id, aantal, soort }) => `${id}  ${soort}  ${aantal}`).join('\n'),
          };
        }),
    },
    {
      words: 'sleutels delete',
      help: 'haalt een oude sleutel weg waar niets meer mee versleuteld is',
      options: { sleutel: { type: 'string', required: true, help: 'de naam, zoals k1' } },
      run: (input) => withSleutels(async (omgeving) => await verwijder(omgeving, input.text('sleutel'))),
    },
  ];
}

async function wissel(naam: string, { owner, geheimen, sleutels, posten }: SleutelOmgeving, nieuw: boolean) {
  const isGemaakt = await zorgVoorNieuwe(sleutels, geheimen, nieuw);
  const [huidig, ...oudere] = geheimen.sleutelIds();
  if (sleutels.kind === 'bestand') {
    if (isGemaakt) meld(`Sleutel ${huidig} is gemaakt. De draaiende processen lezen hem nu.`);
    await sleutels.bekend();
  }
  const aflopen = await wisselSleutels(owner.pool, posten, huidig, (post, aantal) =>
    meld(`${post}: ${aantal} opnieuw versleuteld met ${huidig}`),
  );
  const over = somVan(aflopen);
  const [verzet, onleesbaar] = [
    aflopen.reduce((som, afloop) => som + afloop.verzet, 0),
    aflopen.reduce((som, afloop) => som + afloop.onleesbaar, 0),
  ];
  if (verzet > 0 || isGemaakt) {
    await owner.as(ACTOR, ({ tx }) =>
      appendLogboek(
        { actor: ACTOR, tx },
        {
          gebeurtenis: 'sleutels.gewisseld',
          details: { naar: huidig, verzet, onleesbaar },
        },
      ),
    );
  }
  const vrij = oudere.filter((id) => (over[id] ?? 0) === 0);
  return {
    json: { sleutel: huidig, verzet, onleesbaar, over, magWeg: vrij, posten: aflopen },
    text: [
      verzet > 0
        ? `Klaar: ${verzet} opnieuw versleuteld met ${huidig}.`
        : `Alles wat kon, stond al onder ${huidig}.`,
      ...(onleesbaar > 0
        ? [`${onleesbaar} gaan met geen van de sleutels open en zijn gelaten zoals ze waren.`]
        : []),
      ...describeOver(aflopen),
      ...vrij.map((id) => describeVrij(naam, id, sleutels)),
    ].join('\n'),
  };
}

/** True when it made one. */
async function zorgVoorNieuwe(sleutels: Sleutels, geheimen: Geheimen, nieuw: boolean): Promise<boolean> {
  if (geheimen.sleutelIds().length > 1 && !nieuw) return false;
  if (sleutels.kind === 'bestand') {
    await sleutels.wijzig(addSleutel);
    return true;
  }
  const [huidig] = geheimen.sleutelIds();
  throw new CliError(
    `Er is maar één sleutel (${huidig}), en die staat in de omgeving. Maak een nieuwe en geef hem eerst aan alle processen mee achter de oude ` +
      '(k1:…,k2:…), daarna ervoor (k2:…,k1:…); start ze na elke stap een voor een opnieuw. Geef dan deze opdracht met dezelfde rij. ' +
      'Zie docs/handleiding/beheer.md, Sleutels.',
  );
}

async function verwijder({ owner, geheimen, sleutels, posten }: SleutelOmgeving, id: string) {
  const [huidig, ...oudere] = geheimen.sleutelIds();
  if (id === huidig)
    throw new CliError(`Met ${id} wordt nu versleuteld. Wissel eerst: sleutels wissel --nieuw.`);
  if (!oudere.includes(id))
    throw new CliError(`Er is geen sleutel ${id}. Er zijn: ${[huidig, ...oudere].join(', ')}.`);
  const aantal = (await telSleutels(owner.pool, posten))[id] ?? 0;
  if (aantal > 0)
    throw new CliError(`Met ${id} is nog ${aantal} keer iets versleuteld. Geef eerst: sleutels wissel.`);
  if (sleutels.kind === 'omgeving') {
    throw new CliError(`${id} staat in de omgeving. Haal hem daar weg; hij is nergens meer voor nodig.`);
  }
  await sleutels.wijzig((ring) => zonder(ring, id));
  return { json: { verwijderd: id }, text: `Sleutel ${id} is weg.` };
}

function zonder([eerste, ...rest]: Sleutelring, id: string): Sleutelring {
  return [eerste, ...rest.filter((sleutel) => sleutel.id !== id)];
}

function soortVan(geheimen: Geheimen, id: string, at: number): string {
  if (at === 0) return 'versleutelt';
  return geheimen.sleutelIds().includes(id) ? 'leest nog' : 'ontbreekt';
}

function somVan(aflopen: readonly PostAfloop[]): Record<string, number> {
  const som: Record<string, number> = {};
  for (const { over } of aflopen)
    for (const [id, aantal] of Object.entries(over)) som[id] = (som[id] ?? 0) + aantal;
  return som;
}

const describeOver = (aflopen: readonly PostAfloop[]): string[] =>
  aflopen.flatMap(({ naam, over }) =>
    Object.entries(over).map(
      ([id, aantal]) => `${id} moet blijven: ${naam} gebruikt hem nog ${aantal} keer.`,
    ),
  );

const describeVrij = (naam: string, id: string, sleutels: Sleutels): string =>
  sleutels.kind === 'bestand'
    ? `${id} mag weg: ${naam} sleutels delete --sleutel ${id}`
    : `${id} mag weg: haal hem uit de omgeving van alle processen en start ze een voor een opnieuw.`;

/** Not on stdout: there stands the answer. */
const meld = (regel: string): void => void process.stderr.write(`${regel}\n`);
