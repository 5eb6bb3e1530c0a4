/** The server side of BrengLeerresultaten: each batch goes to the application as it comes in, all or nothing. */
import type { Finding } from '../../findings.ts';
import { isConsecutiveYears } from '../../xml/schema/check.ts';
import type { LeerresultatenSchool, Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import { brengLeerresultaten } from '../messages/operaties.ts';
import type { Toets } from '../messages/toets.ts';
import { LeerresultatenValidator } from '../results/leerresultaten-validator.ts';
import type { LeerresultatenPart } from '../results/read-leerresultaten.ts';
import { checkToegang } from './check-toegang.ts';
import type { HandleOptions } from './handle-options.ts';
import type { LeerresultatenReceiver, UwlrProvider } from './provider.ts';
import type { OpenedLeerresultaten } from './read-verzoek.ts';
import { findRefusal, refuse, refuseFinding, type Refusal } from './refusal.ts';

export type Receipt = { kind: 'bevestiging'; operatie: typeof brengLeerresultaten.name } | Refusal;

type OpenReceiver = (school: LeerresultatenSchool) => Promise<LeerresultatenReceiver | Refusal>;

/**
 * The checks come in the order of the standard, as far as a stream allows: school, version and key are judged before
 * the results are read. So a sender without access makes us read no more than the beginning.
 */
export async function receiveLeerresultaten<K, T>(
  provider: UwlrProvider<K, T>,
  opened: OpenedLeerresultaten,
  signal: AbortSignal | undefined,
  options: HandleOptions<K>,
): Promise<Receipt> {
  const { autorisatie } = opened;
  const operatie = brengLeerresultaten.name;
  if (autorisatie === undefined) return refuse('Client.AutorisatieOngeldig');
  const klant = await provider.findKlant(autorisatie.klantnaam, autorisatie.klantcode);
  if (klant === undefined) return refuse('Client.OngeldigeKlantIdentificatie');
  if (provider.openLeerresultaten === undefined) {
    return refuse('Client.OngeldigBericht', `${operatie} wordt hier niet aangeboden`);
  }
  const { autorisatiesleutel } = autorisatie;
  const openReceiver: OpenReceiver = async (school) => {
    if (!isConsecutiveYears(school.schooljaar)) {
      return refuse('Client.OngeldigBericht', 'het tweede jaar van schooljaar volgt niet op het eerste');
    }
    const call = { operatie, autorisatiesleutel, verzoek: school };
    const outcome = await checkToegang(provider, klant, call, options.xsdversies);
    return outcome.kind === 'fault' ? outcome : provider.openLeerresultaten!(outcome.toegang, school);
  };
  const isLenient = options.isLenient?.(klant) === true;
  const reception = new Reception(openReceiver);
  const refusal = await receive(reception, opened.parts(!isLenient), signal);
  if (isLenient && reception.deviations.length > 0) {
    options.onDeviation?.(klant, reception.deviations, operatie);
  }
  return refusal ?? { kind: 'bevestiging', operatie };
}

async function receive(
  reception: Reception,
  batches: AsyncIterable<readonly LeerresultatenPart[]>,
  signal: AbortSignal | undefined,
): Promise<Refusal | undefined> {
  try {
    for await (const batch of batches) {
      signal?.throwIfAborted();
      const refusal = await reception.take(batch);
      if (refusal !== undefined) return refusal;
    }
    return await reception.commit();
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return refusal;
  } finally {
    await reception.close();
  }
}

/** One message on its way to the application. */
class Reception {
  /** Something that a lenient server took although it is not right. */
  readonly deviations: Finding[] = [];
  readonly #open: OpenReceiver;
  readonly #validator = new LeerresultatenValidator();
  #receiver: LeerresultatenReceiver | undefined;
  #isCommitted = false;

  constructor(open: OpenReceiver) {
    this.#open = open;
  }

  async take(batch: readonly LeerresultatenPart[]): Promise<Refusal | undefined> {
    const toetsafnames: Toetsafname[] = [];
    const toetsen: Toets[] = [];
    for (const part of batch) {
      const refusal = await this.#takePart(part, toetsafnames, toetsen);
      if (refusal !== undefined) return refusal;
    }
    if (toetsafnames.length > 0) await this.#receiver!.takeToetsafnames(toetsafnames);
    if (toetsen.length > 0) await this.#receiver!.takeToetsen(toetsen);
    return undefined;
  }

  async #takePart(
    part: LeerresultatenPart,
    toetsafnames: Toetsafname[],
    toetsen: Toets[],
  ): Promise<Refusal | undefined> {
    switch (part.kind) {
      case 'autorisatie':
        return undefined;
      case 'finding':
        // An extension would be confirmed without being kept, so it is refused, however lenient the server is.
        if (part.finding.severity === 'error' || part.finding.code === 'TOEVOEGING_ONBEKEND') {
          return refuseFinding(part.finding);
        }
        this.deviations.push(part.finding);
        return undefined;
      case 'school': {
        const receiver = await this.#open(part.value);
        if ('kind' in receiver) return receiver;
        this.#receiver = receiver;
        return undefined;
      }
      case 'toetsafname':
        this.#validator.checkToetsafname(part.value, part.position);
        toetsafnames.push(part.value);
        break;
      case 'toets':
        this.#validator.checkToets(part.value, part.position);
        toetsen.push(part.value);
    }
    if (this.#receiver === undefined) return refuse('Client.OngeldigBericht', 'school ontbreekt');
    return this.#findRefusal();
  }

  async commit(): Promise<Refusal | undefined> {
    if (this.#receiver === undefined) return refuse('Client.OngeldigBericht', 'school ontbreekt');
    this.#validator.end();
    const refusal = this.#findRefusal();
    if (refusal !== undefined) return refusal;
    await this.#receiver.commit();
    this.#isCommitted = true;
    return undefined;
  }

  async close(): Promise<void> {
    if (!this.#isCommitted) await this.#receiver?.rollback();
  }

  #findRefusal(): Refusal | undefined {
    const { fault } = this.#validator;
    return fault && { kind: 'fault', fault, status: 500 };
  }
}
