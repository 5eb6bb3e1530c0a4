/** The server side of BrengLeerresultaten: each batch goes to the application as it comes in, all or nothing. */
import type { Bevinding } from '../../findings.ts';
import { isSchooljaar } from '../../xml/schema/check.ts';
import type { ResultatenOntvanger, UwlrBron } from './provider.ts';
import type { HandleOptions } from './handle-uwlr.ts';
import { ResultatenKeuring } from '../results/leerresultaten-validator.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import { leesFaultVan, weiger, weigerBevinding, type Weigering } from './refusal.ts';
import type { GeopendeResultaten } from './read-verzoek.ts';
import { brengLeerresultaten } from '../messages/operaties.ts';
import type { LeerresultatenDeel } from '../results/read-leerresultaten.ts';
import type { Toets } from '../messages/toets.ts';
import { checkVersie, findToegang } from './check-toegang.ts';

export type Ontvangst = { kind: 'bevestigd'; operatie: typeof brengLeerresultaten.naam } | Weigering;

/**
 * The checks come in the order of the standard, as far as a stream can: school, version and key are judged before the
 * results are read, so nobody whom the school did not let in can make us read more than the beginning.
 */
export async function ontvangLeerresultaten<K, T>(
  bron: UwlrBron<K, T>,
  geopend: GeopendeResultaten,
  signal: AbortSignal | undefined,
  options: HandleOptions<K>,
): Promise<Ontvangst> {
  const { autorisatie } = geopend;
  if (autorisatie === undefined) return weiger('Client.AutorisatieOngeldig');
  const klant = await bron.findKlant(autorisatie.klantnaam, autorisatie.klantcode);
  if (klant === undefined) return weiger('Client.OngeldigeKlantIdentificatie');
  if (bron.openLeerresultaten === undefined) {
    return weiger('Client.OngeldigBericht', `${brengLeerresultaten.naam} wordt hier niet aangeboden`);
  }

  async function open(school: LeerresultatenSchool): Promise<ResultatenOntvanger | Weigering> {
    if (!isSchooljaar(school.schooljaar)) {
      return weiger('Client.OngeldigBericht', 'het tweede jaar van schooljaar volgt niet op het eerste');
    }
    const { autorisatiesleutel } = autorisatie!;
    const vraag = { operatie: brengLeerresultaten.naam, autorisatiesleutel, verzoek: school };
    const toegang =
      checkVersie(school.xsdversie, options.xsdversies) ?? (await findToegang(bron, klant!, vraag));
    return toegang.kind === 'fault' ? toegang : bron.openLeerresultaten!(toegang.toegang, school);
  }

  const isSoepel = options.leeswijze?.(klant) === 'soepel';
  const ontvangst = new LopendeOntvangst(open);
  let weigering: Weigering | undefined;
  try {
    for await (const partij of geopend.delen(!isSoepel)) {
      signal?.throwIfAborted();
      weigering = await ontvangst.neem(partij);
      if (weigering !== undefined) break;
    }
    weigering ??= await ontvangst.rondAf();
  } catch (error) {
    weigering = leesFaultVan(error);
    if (weigering === undefined) throw error;
  } finally {
    await ontvangst.sluit();
  }
  if (isSoepel && ontvangst.afwijkingen.length > 0) {
    options.onAfwijking?.(klant, ontvangst.afwijkingen, brengLeerresultaten.naam);
  }
  return weigering ?? { kind: 'bevestigd', operatie: brengLeerresultaten.naam };
}

class LopendeOntvangst {
  readonly afwijkingen: Bevinding[] = [];
  readonly #open: (school: LeerresultatenSchool) => Promise<ResultatenOntvanger | Weigering>;
  readonly #keuring = new ResultatenKeuring();
  #ontvanger: ResultatenOntvanger | undefined;
  #isBevestigd = false;

  constructor(open: (school: LeerresultatenSchool) => Promise<ResultatenOntvanger | Weigering>) {
    this.#open = open;
  }

  async neem(partij: readonly LeerresultatenDeel[]): Promise<Weigering | undefined> {
    const toetsafnames: Toetsafname[] = [];
    const toetsen: Toets[] = [];
    for (const deel of partij) {
      const weigering = await this.#neemDeel(deel, toetsafnames, toetsen);
      if (weigering !== undefined) return weigering;
    }
    if (toetsafnames.length > 0) await this.#ontvanger!.neemToetsafnames(toetsafnames);
    if (toetsen.length > 0) await this.#ontvanger!.neemToetsen(toetsen);
    return undefined;
  }

  async #neemDeel(
    deel: LeerresultatenDeel,
    toetsafnames: Toetsafname[],
    toetsen: Toets[],
  ): Promise<Weigering | undefined> {
    switch (deel.kind) {
      case 'autorisatie':
        return undefined;
      case 'bevinding':
        // What would be confirmed without being kept is refused, however much we bear with.
        if (deel.bevinding.severity === 'error' || deel.bevinding.code === 'TOEVOEGING_ONBEKEND') {
          return weigerBevinding(deel.bevinding);
        }
        this.afwijkingen.push(deel.bevinding);
        return undefined;
      case 'school': {
        const ontvanger = await this.#open(deel.value);
        if ('kind' in ontvanger) return ontvanger;
        this.#ontvanger = ontvanger;
        return undefined;
      }
      case 'toetsafname':
        this.#keuring.checkAfname(deel.value, deel.position);
        toetsafnames.push(deel.value);
        break;
      case 'toets':
        this.#keuring.checkToets(deel.value, deel.position);
        toetsen.push(deel.value);
    }
    if (this.#ontvanger === undefined) return weiger('Client.OngeldigBericht', 'school ontbreekt');
    return this.#gekeurd();
  }

  async rondAf(): Promise<Weigering | undefined> {
    if (this.#ontvanger === undefined) return weiger('Client.OngeldigBericht', 'school ontbreekt');
    this.#keuring.rondAf();
    const weigering = this.#gekeurd();
    if (weigering !== undefined) return weigering;
    await this.#ontvanger.bevestig();
    this.#isBevestigd = true;
    return undefined;
  }

  async sluit(): Promise<void> {
    if (!this.#isBevestigd) await this.#ontvanger?.laatVallen();
  }

  #gekeurd(): Weigering | undefined {
    const { fault: gevonden } = this.#keuring;
    return gevonden && { kind: 'fault', fault: gevonden, status: 500 };
  }
}
