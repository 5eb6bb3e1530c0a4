import {
  parseBrin6,
  UwlrRefusal,
  type Leerling,
  type ProvidedLeerlingen,
  type LeerlingenVerzoek,
  type ProvidedLeerlinggegevens,
  type LeerlinggegevensVerzoek,
  type LeerresultatenSchool,
  type LeerresultatenReceiver,
  type ProvidedStructuur,
  type StructuurVerzoek,
  type ToegangOutcome as UwlrToegang,
  type UwlrProvider,
  type UwlrOperatie,
  type VerzoekBasis,
  type EmptyAntwoord,
} from '@koppelpunt/standards';
import {
  findDag,
  findMachine,
  parseMoment,
  type Actor,
  type Geheimen,
  type Snapshot,
} from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import type { EsisDatabase } from '../database.ts';
import type { Autorisatie, Autorisaties, AutorisatieUitkomst } from '../koppelingen/autorisaties.service.ts';
import {
  findStand,
  listGroepen,
  listLeerlingKeys,
  listSamengesteldeGroepen,
  listThuisVoorPartner,
  streamLeerlingen,
  type LeerlingenVraag,
  type Stand,
} from '../leerlingen/leerlingen.service.ts';
import { createAutorisatieOngeldig, LeerresultatenWriter } from '../leerresultaten/leerresultaten.service.ts';
import type { Partner } from '../partners/partner.ts';
import type { Partners } from '../partners/partners.service.ts';
import type { Sleutelpogingen } from '../sleutelpogingen/sleutelpogingen.service.ts';
import type { Plaats } from '../wachtrijen/wachtrij.ts';
import type { UwlrWachtrijen } from './wachtrijen.ts';
import { toGroep, toLeden, toLeerling, toSamengesteldeGroep, toSchool } from './antwoord.ts';

export type UwlrCallDeps = {
  database: EsisDatabase;
  geheimen: Geheimen;
  autorisaties: Autorisaties;
  partners: Partners;
  sleutelpogingen: Sleutelpogingen;
  wachtrijen: UwlrWachtrijen;
  /** The aanbod that brings results of tests; when there is none, nobody may bring them. */
  metLeerresultaten?: ReadonlySet<string>;
};

/** The address that a call comes from, and whether its sender is still there. */
export type Caller = { ip: string; signal?: AbortSignal | undefined };

type Geweigerd = Extract<AutorisatieUitkomst, { kind: 'geweigerd' }>;

/**
 * One call of a partner: the answers to the questions of the UWLR handler, and what became of them. The pupils come
 * from one read-only snapshot, by cursor; `close` ends it, however the call ended.
 */
export class UwlrCall implements UwlrProvider<Partner, Autorisatie> {
  partner: Partner | undefined;
  /** The question; undefined as long as the message was not understood. */
  operatie: UwlrOperatie | undefined;
  brin6: string | undefined;
  autorisatie: Autorisatie | undefined;
  /** The koppeling that a refused key belongs to, if any. */
  geweigerd: Geweigerd | undefined;
  aantalLeerlingen = 0;
  /** Samengestelde groepen too. */
  aantalGroepen = 0;
  /** The stamp of the last answer that the partner took over. */
  laatstOntvangen: Date | undefined;
  readonly openLeerresultaten?: (
    autorisatie: Autorisatie,
    school: LeerresultatenSchool,
  ) => Promise<LeerresultatenReceiver>;
  /** What there was to fetch when the key was found right; read for a partner that asks what is new. */
  #stand: Stand | undefined;
  #snapshot: Snapshot<DB> | undefined;
  /** Who stayed home when the snapshot was taken. */
  #thuis: ReadonlySet<string> = new Set();
  #plaats: Plaats | undefined;
  readonly #deps: UwlrCallDeps;
  /** A call that lasts past midnight is of one day. */
  readonly #vandaag: string;
  readonly #caller: Omit<Caller, 'ip'> & { adres: string };
  readonly #onOpen: (call: UwlrCall) => Promise<void>;

  /** `onOpen` is awaited before the first pupil is read: what has begun must stand somewhere. */
  constructor(deps: UwlrCallDeps, { ip, signal }: Caller, onOpen: (call: UwlrCall) => Promise<void>) {
    this.#deps = deps;
    this.#vandaag = findDag(deps.database.now());
    this.#caller = { signal, adres: findMachine(ip) };
    this.#onOpen = onOpen;
    if (deps.metLeerresultaten && deps.metLeerresultaten.size > 0) {
      this.openLeerresultaten = async (autorisatie, school) => await this.#openReceiver(autorisatie, school);
    }
  }

  /** The partner that asks; there is none before it proved who it is. */
  get actor(): Actor {
    if (!this.partner) throw new Error('nobody has proved who asks');
    return toActor(this.partner);
  }

  async findKlant(klantnaam: string, klantcode: string): Promise<Partner | undefined> {
    const { partners, sleutelpogingen } = this.#deps;
    const attempt = { stap: 'klant' as const, klantnaam, geprobeerd: klantcode, ...this.#caller };
    this.partner = await sleutelpogingen.tryKey(attempt, async () => {
      const partner = await partners.findPartner(klantnaam, klantcode);
      return { isGoed: partner !== undefined, partnerId: partner?.id, uitkomst: partner };
    });
    return this.partner;
  }

  async checkToegang(
    partner: Partner,
    {
      operatie,
      autorisatiesleutel,
      verzoek,
    }: { operatie: UwlrOperatie; autorisatiesleutel: string; verzoek: VerzoekBasis },
  ): Promise<UwlrToegang<Autorisatie>> {
    this.operatie = operatie;
    const laatst = verzoek.laatstontvangengegevens && parseMoment(verzoek.laatstontvangengegevens);
    this.laatstOntvangen = typeof laatst === 'number' ? new Date(laatst) : undefined;
    // A school without brincode (schoolkey) cannot have a koppeling here.
    const { brincode, dependancecode } = verzoek;
    // The schema takes digits of any script; no vestiging has them.
    this.brin6 = brincode === undefined ? undefined : parseBrin6(brincode + (dependancecode || '00'));
    const { autorisaties, sleutelpogingen } = this.#deps;
    const { klantnaam, id: partnerId } = partner;
    const vraag = { partnerId, sleutel: autorisatiesleutel, brin6: this.brin6 ?? '' };
    const attempt = { stap: 'sleutel' as const, klantnaam, partnerId, geprobeerd: autorisatiesleutel };
    const uitkomst = await sleutelpogingen.tryKey({ ...attempt, ...this.#caller }, async () => {
      const found = await autorisaties.findAutorisatie(toActor(partner), vraag, async (handeling) => {
        if (verzoek.laatstontvangengegevens === undefined) return;
        this.#stand = await findStand(handeling, this.#vraag(vraag, verzoek));
      });
      this.geweigerd = toGeweigerd(found);
      // A partner that has the right key but is early guesses nothing.
      return { isGoed: found.kind === 'geautoriseerd' || found.reden !== undefined, uitkomst: found };
    });
    if (uitkomst?.kind !== 'geautoriseerd') return { kind: 'refused', reason: uitkomst?.reden };
    this.geweigerd = undefined;
    await sleutelpogingen.rememberAdres(partner, this.#caller.adres);
    this.autorisatie = uitkomst.autorisatie;
    return { kind: 'toegang', toegang: uitkomst.autorisatie };
  }

  async openLeerlinggegevens(
    autorisatie: Autorisatie,
    verzoek: LeerlinggegevensVerzoek,
  ): Promise<ProvidedLeerlinggegevens | EmptyAntwoord> {
    const stand = await this.#open(autorisatie, verzoek, 'heeftLeerlingen');
    if ('kind' in stand) return stand;
    await this.#onOpen(this);
    const structuur = await this.#structuur(autorisatie, verzoek, stand);
    return { ...structuur, leerlingen: this.#leerlingen(autorisatie, verzoek) };
  }

  async openStructuur(
    autorisatie: Autorisatie,
    verzoek: StructuurVerzoek,
  ): Promise<ProvidedStructuur | EmptyAntwoord> {
    const stand = await this.#open(autorisatie, verzoek, 'heeftGroepen');
    if ('kind' in stand) return stand;
    const structuur = await this.#structuur(autorisatie, verzoek, stand);
    // The groups are in memory now: however slowly they are taken, nobody waits for that.
    await this.close();
    return structuur;
  }

  /** The other port: pupils of some groups, or of none. The stamp is that of the whole school, as everywhere. */
  async openLeerlingen(
    autorisatie: Autorisatie,
    verzoek: LeerlingenVerzoek,
  ): Promise<ProvidedLeerlingen | EmptyAntwoord> {
    const stand = await this.#open(autorisatie, verzoek, 'heeftLeerlingen');
    if ('kind' in stand) return stand;
    await this.#onOpen(this);
    const school = toSchool({ ...this.#vraag(autorisatie, verzoek), ...stand, xsdversie: verzoek.xsdversie });
    return { kind: 'gegevens', school, leerlingen: this.#leerlingen(autorisatie, verzoek) };
  }

  /**
   * No profile of ours gives staff to a partner (the SWV-set does not: a dossier is about a child, R13), so the answer
   * is always empty. The operation is one of the standard, so it gets an answer of the standard.
   */
  async openLeerkrachten(): Promise<EmptyAntwoord> {
    return { kind: 'geengegevens' };
  }

  async #openReceiver(
    autorisatie: Autorisatie,
    { schooljaar }: LeerresultatenSchool,
  ): Promise<LeerresultatenReceiver> {
    const { database, geheimen, autorisaties, metLeerresultaten } = this.#deps;
    const { partner, actor } = this;
    if (!partner || !metLeerresultaten?.has(partner.aanbodId)) {
      throw createAutorisatieOngeldig('deze koppeling is er niet voor leerresultaten');
    }
    const { brin6, koppelingId } = autorisatie;
    await this.#takePlaats('ontvangsten', autorisatie);
    const keys = await database.as(
      actor,
      async (handeling) => await listLeerlingKeys(handeling, { brin6, schooljaar }),
      { vestiging: brin6 },
    );
    return new LeerresultatenWriter(database, {
      actor,
      partnerId: partner.id,
      koppelingId,
      brin6,
      schooljaar,
      leerlingKeys: new Map(keys.map((key) => [geheimen.pseudonym(`koppeling:${koppelingId}`, key), key])),
      pseudonym: (text) => geheimen.pseudonym(`leerresultaten:${partner.id}`, text),
      isNogToegestaan: async () => await autorisaties.isNogToegestaan(actor, autorisatie),
    });
  }

  async close(): Promise<void> {
    const [snapshot, plaats] = [this.#snapshot, this.#plaats];
    [this.#snapshot, this.#plaats] = [undefined, undefined];
    try {
      await snapshot?.close();
    } finally {
      plaats?.close();
    }
  }

  /** Waits for a turn, before anything of the database is held. */
  async #takePlaats(welke: keyof UwlrWachtrijen, { koppelingId }: Autorisatie): Promise<void> {
    this.#plaats = await this.#deps.wachtrijen[welke].open(koppelingId, this.#caller.signal);
    if (!this.#plaats) throw createTooBusy();
  }

  /** A school where nothing changed (most of them) needs no snapshot; otherwise stamp and pupils come from the same one. */
  async #open(
    autorisatie: Autorisatie,
    verzoek: VerzoekBasis,
    asked: 'heeftLeerlingen' | 'heeftGroepen',
  ): Promise<Stand | EmptyAntwoord> {
    const findReason = (stand: Stand): EmptyAntwoord | undefined => {
      if (!stand[asked]) return { kind: 'geengegevens' };
      const moments = { stempel: stand.stempel, now: this.#deps.database.now() };
      return isGewijzigd(autorisatie, moments, verzoek) ? undefined : { kind: 'geenwijzigingen' };
    };
    const reason = this.#stand && findReason(this.#stand);
    if (reason) return reason;
    await this.#takePlaats('antwoorden', autorisatie);
    this.#snapshot = await this.#deps.database.openSnapshot(this.actor, { vestiging: autorisatie.brin6 });
    this.#thuis = new Set(await listThuisVoorPartner(this.#handeling));
    const stand = await findStand(this.#handeling, this.#vraag(autorisatie, verzoek));
    const empty = stand ? findReason(stand) : ({ kind: 'geengegevens' } as const);
    if (empty) await this.close();
    return empty ?? (stand as Stand);
  }

  /** May a running answer go on? Not when the school stopped it, nor when somebody stays home who may be in it. */
  async isNogToegestaan(): Promise<boolean> {
    const { autorisatie, actor } = this;
    if (!autorisatie) return false;
    const { autorisaties, database } = this.#deps;
    if (!(await autorisaties.isNogToegestaan(actor, autorisatie))) return false;
    const thuis = await database.as(actor, listThuisVoorPartner, { vestiging: autorisatie.brin6 });
    return thuis.every((een) => this.#thuis.has(een));
  }

  get #handeling(): Snapshot<DB> {
    if (!this.#snapshot) throw new Error('pupils are read from a snapshot that is open');
    return this.#snapshot;
  }

  #vraag({ brin6 }: { brin6: string }, verzoek: VerzoekBasis | LeerlingenVerzoek): LeerlingenVraag {
    const leden = 'groepen' in verzoek ? toLeden(verzoek.groepen) : undefined;
    return { brin6, schooljaar: verzoek.schooljaar, vandaag: this.#vandaag, leden };
  }

  async #structuur(
    autorisatie: Autorisatie,
    verzoek: VerzoekBasis,
    { stempel }: Stand,
  ): Promise<ProvidedStructuur> {
    const { brin6, schooljaar, vandaag } = this.#vraag(autorisatie, verzoek);
    const { xsdversie } = verzoek;
    const groepen = await listGroepen(this.#handeling, { brin6, schooljaar, vandaag });
    const samengesteld = await listSamengesteldeGroepen(this.#handeling, { brin6, schooljaar });
    this.aantalGroepen = groepen.length + samengesteld.length;
    return {
      kind: 'gegevens',
      school: toSchool({ brin6, schooljaar, stempel, xsdversie }),
      groepen: groepen.map(toGroep),
      samengesteldeGroepen: samengesteld.map(toSamengesteldeGroep),
    };
  }

  async *#leerlingen(autorisatie: Autorisatie, verzoek: VerzoekBasis): AsyncGenerator<readonly Leerling[]> {
    const { geheimen } = this.#deps;
    const vraag = this.#vraag(autorisatie, verzoek);
    const namespace = `koppeling:${autorisatie.koppelingId}`;
    const pseudonym = (key: string) => geheimen.pseudonym(namespace, key);
    for await (const records of streamLeerlingen(this.#handeling, vraag)) {
      // Before the first byte too: the code may have been removed while we were reading.
      if (this.aantalLeerlingen === 0 && !(await this.isNogToegestaan())) {
        throw createAutorisatieOngeldig();
      }
      this.aantalLeerlingen += records.length;
      yield records.map((record) => toLeerling(record, pseudonym));
    }
  }
}

const createTooBusy = () =>
  new UwlrRefusal({
    faultcode: 'Server.TijdelijkNietBeschikbaar',
    faultstring:
      'Er worden op dit moment te veel scholen tegelijk opgehaald. Probeer het over een minuut opnieuw.',
    retryAfter: 60,
  });

const toActor = ({ klantnaam }: Partner): Actor => ({ kind: 'partner', naam: klantnaam });

const toGeweigerd = (uitkomst: AutorisatieUitkomst): Geweigerd =>
  uitkomst.kind === 'geweigerd'
    ? uitkomst
    : { kind: 'geweigerd', koppelingId: uitkomst.autorisatie.koppelingId };

/**
 * A first exchange is always whole: only pupils that crossed make a koppeling active (P9), and what the other side kept
 * from an earlier code is not ours to rely on. A moment that has yet to come is of another clock than ours: believed, it
 * would keep the other side from every change until then.
 */
function isGewijzigd(
  { isEerste }: Autorisatie,
  { stempel, now }: { stempel: Date; now: Date },
  { laatstontvangengegevens }: VerzoekBasis,
): boolean {
  if (isEerste || laatstontvangengegevens === undefined) return true;
  const laatst = parseMoment(laatstontvangengegevens);
  const own = stempel.getTime();
  return laatst === undefined || own > laatst || laatst > Math.max(own, now.getTime());
}
