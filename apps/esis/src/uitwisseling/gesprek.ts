import {
  joinBrin6,
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
import type { Actor, Database, Geheimen, Snapshot, Tx } from '@koppelpunt/platform';
import type { DB } from '../database.generated.ts';
import { dagVan, parseMoment } from '../kalender/kalender.ts';
import type { Toegang, ToegangService, ToegangUitkomst } from '../koppelingen/toegang.service.ts';
import { leerlingenBron, type LeerlingenVraag, type Stand } from '../leerlingen/leerlingen.service.ts';
import { autorisatieOngeldig, LeerresultatenInname } from '../leerresultaten/leerresultaten-inname.ts';
import type { Partner, PartnersService } from '../partners/partners.service.ts';
import { normalizeAdres } from '../sleutelpogingen/sleutelpoging.ts';
import type { Sleutelpogingen } from '../sleutelpogingen/sleutelpogingen.service.ts';
import { toGroep, toLeden, toLeerling, toSamengesteldeGroep, toSchool } from './antwoord.ts';

export type GesprekDeps = {
  database: Database<DB>;
  geheimen: Geheimen;
  klok: () => Date;
  toegang: ToegangService;
  partners: PartnersService;
  sleutelpogingen: Sleutelpogingen;
  /** The aanbod that brings results of tests; when there is none, nobody is listened to who brings them. */
  metLeerresultaten?: ReadonlySet<string>;
};

/** From where a call comes, and whether its sender is still there. */
export type Aanroep = { ip: string; signal?: AbortSignal | undefined };

/**
 * One call of a partner: the answers to the questions of the UWLR handler, and what became of them. The pupils come
 * from one read-only snapshot, by cursor; `close` gives that back, however the call ended.
 */
export class Gesprek implements UwlrProvider<Partner, Toegang> {
  partner: Partner | undefined;
  /** What was asked; undefined as long as the message was not understood. */
  operatie: UwlrOperatie | undefined;
  brin6: string | undefined;
  toegang: Toegang | undefined;
  /** Of a key that was refused: the koppeling that it belongs to, if any. */
  geweigerd: Extract<ToegangUitkomst, { kind: 'geweigerd' }> | undefined;
  aantalLeerlingen = 0;
  readonly openLeerresultaten?: (
    toegang: Toegang,
    school: LeerresultatenSchool,
  ) => Promise<LeerresultatenReceiver>;
  /** How the school stood when the key was found right, of who asks for what is new. */
  #stand: Stand | undefined;
  #snapshot: Snapshot<DB> | undefined;
  readonly #deps: GesprekDeps;
  /** A call over midnight is of one day. */
  readonly #vandaag: string;
  readonly #aanroep: Aanroep & { adres: string };
  readonly #onOpen: (gesprek: Gesprek) => Promise<void>;

  /** `onOpen` is awaited before the first pupil is read: what has begun must stand somewhere. */
  constructor(deps: GesprekDeps, aanroep: Aanroep, onOpen: (gesprek: Gesprek) => Promise<void>) {
    this.#deps = deps;
    this.#vandaag = dagVan(deps.klok());
    this.#aanroep = { ...aanroep, adres: normalizeAdres(aanroep.ip) };
    this.#onOpen = onOpen;
    if (deps.metLeerresultaten && deps.metLeerresultaten.size > 0) {
      this.openLeerresultaten = async (toegang, school) => await this.#openInname(toegang, school);
    }
  }

  /** The partner that asks; there is none before it proved who it is. */
  get actor(): Actor {
    if (!this.partner) throw new Error('nobody has proved who asks');
    return toActor(this.partner);
  }

  async findKlant(klantnaam: string, klantcode: string): Promise<Partner | undefined> {
    const { partners, sleutelpogingen } = this.#deps;
    const aanklop = { stap: 'klant' as const, klantnaam, geprobeerd: klantcode, ...this.#aanroep };
    this.partner = await sleutelpogingen.probeer(aanklop, async () => {
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
  ): Promise<UwlrToegang<Toegang>> {
    this.operatie = operatie;
    // A school without brincode (schoolkey) cannot have a koppeling here.
    const { brincode, dependancecode } = verzoek;
    this.brin6 = brincode === undefined ? undefined : joinBrin6(brincode, dependancecode);
    const vraag = { partnerId: partner.id, sleutel: autorisatiesleutel, brin6: this.brin6 ?? '' };
    const { toegang, sleutelpogingen } = this.#deps;
    const { klantnaam, id: partnerId } = partner;
    const aanklop = { stap: 'sleutel' as const, klantnaam, partnerId, geprobeerd: autorisatiesleutel };
    const uitkomst = await sleutelpogingen.probeer({ ...aanklop, ...this.#aanroep }, async () => {
      const uitkomst = await toegang.findToegang(toActor(partner), vraag, async (tx) => {
        if (verzoek.laatstontvangengegevens === undefined) return;
        this.#stand = await leerlingenBron.findStand(tx, this.#vraag(vraag, verzoek));
      });
      this.geweigerd = toGeweigerd(uitkomst);
      // Who has the right key but is early guesses nothing.
      return { isGoed: uitkomst.kind === 'toegang' || uitkomst.reden !== undefined, uitkomst };
    });
    if (uitkomst?.kind !== 'toegang') return { kind: 'refused', reason: uitkomst?.reden };
    this.geweigerd = undefined;
    await sleutelpogingen.erken(partner, this.#aanroep.adres);
    this.toegang = uitkomst.toegang;
    return uitkomst;
  }

  async openLeerlinggegevens(
    toegang: Toegang,
    verzoek: LeerlinggegevensVerzoek,
  ): Promise<ProvidedLeerlinggegevens | EmptyAntwoord> {
    const stand = await this.#open(toegang, verzoek, 'heeftLeerlingen');
    if ('kind' in stand) return stand;
    await this.#onOpen(this);
    const structuur = await this.#structuur(toegang, verzoek, stand);
    return { ...structuur, leerlingen: this.#leerlingen(toegang, verzoek) };
  }

  async openStructuur(
    toegang: Toegang,
    verzoek: StructuurVerzoek,
  ): Promise<ProvidedStructuur | EmptyAntwoord> {
    const stand = await this.#open(toegang, verzoek, 'heeftGroepen');
    return 'kind' in stand ? stand : await this.#structuur(toegang, verzoek, stand);
  }

  /** The other port: of some groups, or of those in none. The stamp is that of the whole school, as everywhere. */
  async openLeerlingen(
    toegang: Toegang,
    verzoek: LeerlingenVerzoek,
  ): Promise<ProvidedLeerlingen | EmptyAntwoord> {
    const stand = await this.#open(toegang, verzoek, 'heeftLeerlingen');
    if ('kind' in stand) return stand;
    await this.#onOpen(this);
    const school = toSchool({ ...this.#vraag(toegang, verzoek), ...stand, xsdversie: verzoek.xsdversie });
    return { kind: 'gegevens', school, leerlingen: this.#leerlingen(toegang, verzoek) };
  }

  /**
   * No profile of ours hands out staff (the SWV-set does not: a dossier is about a child, R13), so nobody is found,
   * whoever works in the groups. The question itself is one of the standard and gets an answer of it.
   */
  async openLeerkrachten(): Promise<EmptyAntwoord> {
    return { kind: 'geengegevens' };
  }

  async #openInname(toegang: Toegang, { schooljaar }: LeerresultatenSchool): Promise<LeerresultatenReceiver> {
    const { database, geheimen, klok, metLeerresultaten } = this.#deps;
    const { partner, actor } = this;
    if (!partner || !metLeerresultaten?.has(partner.aanbodId)) {
      throw autorisatieOngeldig('deze koppeling is er niet voor leerresultaten');
    }
    const { brin6, koppelingId } = toegang;
    const keys = await database.as(
      actor,
      async ({ tx }) => await leerlingenBron.listLeerlingKeys(tx, { brin6, schooljaar }),
      { vestiging: brin6 },
    );
    return new LeerresultatenInname(database, {
      actor,
      partnerId: partner.id,
      koppelingId,
      brin6,
      schooljaar,
      moment: klok(),
      leerlingKeys: new Map(keys.map((key) => [geheimen.pseudonym(`koppeling:${koppelingId}`, key), key])),
      isNogToegestaan: async () => await this.#deps.toegang.isNogToegestaan(actor, toegang),
    });
  }

  async close(): Promise<void> {
    const snapshot = this.#snapshot;
    this.#snapshot = undefined;
    await snapshot?.close();
  }

  /** A school where nothing changed, which is most of them, needs no snapshot; else stamp and pupils come from one. */
  async #open(
    toegang: Toegang,
    verzoek: VerzoekBasis,
    gevraagd: 'heeftLeerlingen' | 'heeftGroepen',
  ): Promise<Stand | EmptyAntwoord> {
    const zonder = (stand: Stand): EmptyAntwoord | undefined => {
      if (!stand[gevraagd]) return { kind: 'geengegevens' };
      return isGewijzigd(toegang, stand.stempel, verzoek) ? undefined : { kind: 'geenwijzigingen' };
    };
    const antwoord = this.#stand && zonder(this.#stand);
    if (antwoord) return antwoord;
    this.#snapshot = await this.#deps.database.openSnapshot(this.actor, { vestiging: toegang.brin6 });
    const stand = await leerlingenBron.findStand(this.#tx, this.#vraag(toegang, verzoek));
    return stand ? (zonder(stand) ?? stand) : { kind: 'geengegevens' };
  }

  get #tx(): Tx<DB> {
    if (!this.#snapshot) throw new Error('pupils are read from a snapshot that is open');
    return this.#snapshot.tx;
  }

  #vraag({ brin6 }: { brin6: string }, verzoek: VerzoekBasis | LeerlingenVerzoek): LeerlingenVraag {
    const leden = 'groepen' in verzoek ? toLeden(verzoek.groepen) : undefined;
    return { brin6, schooljaar: verzoek.schooljaar, vandaag: this.#vandaag, leden };
  }

  async #structuur(toegang: Toegang, verzoek: VerzoekBasis, { stempel }: Stand): Promise<ProvidedStructuur> {
    const { brin6, schooljaar, vandaag } = this.#vraag(toegang, verzoek);
    const { xsdversie } = verzoek;
    const groepen = await leerlingenBron.listGroepen(this.#tx, brin6, schooljaar, vandaag);
    const samengesteld = await leerlingenBron.listSamengesteldeGroepen(this.#tx, brin6, schooljaar);
    return {
      kind: 'gegevens',
      school: toSchool({ brin6, schooljaar, stempel, xsdversie }),
      groepen: groepen.map(toGroep),
      samengesteldeGroepen: samengesteld.map(toSamengesteldeGroep),
    };
  }

  async *#leerlingen(toegang: Toegang, verzoek: VerzoekBasis): AsyncGenerator<readonly Leerling[]> {
    const { geheimen } = this.#deps;
    const vraag = this.#vraag(toegang, verzoek);
    const namespace = `koppeling:${toegang.koppelingId}`;
    const pseudonym = (key: string) => geheimen.pseudonym(namespace, key);
    for await (const records of leerlingenBron.streamLeerlingen(this.#tx, vraag)) {
      // Before the first byte too: the code may have been removed while we were reading.
      if (this.aantalLeerlingen === 0 && !(await this.#deps.toegang.isNogToegestaan(this.actor, toegang))) {
        throw autorisatieOngeldig();
      }
      this.aantalLeerlingen += records.length;
      yield records.map((record) => toLeerling(record, pseudonym));
    }
  }
}

const toActor = ({ klantnaam }: Partner): Actor => ({ kind: 'partner', naam: klantnaam });

const toGeweigerd = (uitkomst: ToegangUitkomst): Extract<ToegangUitkomst, { kind: 'geweigerd' }> =>
  uitkomst.kind === 'geweigerd' ? uitkomst : { kind: 'geweigerd', koppelingId: uitkomst.toegang.koppelingId };

/**
 * A first exchange is always whole: only pupils that crossed make a koppeling active (P9), and what the other side kept
 * from an earlier code is not ours to rely on.
 */
function isGewijzigd(
  { isEerste }: Toegang,
  stempel: Date,
  { laatstontvangengegevens }: VerzoekBasis,
): boolean {
  if (isEerste || laatstontvangengegevens === undefined) return true;
  const laatst = parseMoment(laatstontvangengegevens);
  return laatst === undefined || stempel.getTime() > laatst;
}
