/** The leerlingen of a file or an answer, for whoever wants nothing else of it. */
import type { Finding } from '../findings.ts';
import type { Leerling } from './leerling.ts';
import type { EdexmlPart } from './part.ts';

type Parts = AsyncIterable<readonly EdexmlPart[]>;

/** Who is told what is wrong. */
export interface LeerlingenOptions {
  /** What is wrong or odd in the message. Without it nobody hears that a leerling was left out. */
  readonly onFinding?: (finding: Finding) => void;
}

/**
 * One by one, in the order of the message, in constant memory. Takes what `readEdexml` gives, or an answer with data: of
 * an answer that says `geenwijzigingen` nobody may think that the school is empty, so ask for its `kind` first.
 *
 * @example
 * for await (const leerling of leerlingen(readEdexml(createReadStream('school.xml')))) console.log(leerling.key);
 */
export async function* leerlingen(
  source: Parts | { readonly kind: 'gegevens'; readonly parts: Parts },
  { onFinding }: LeerlingenOptions = {},
): AsyncGenerator<Leerling, void, void> {
  for await (const batch of partsOf(source)) {
    for (const part of batch) {
      if (part.kind === 'leerling') yield part.value;
      else if (part.kind === 'finding') onFinding?.(part.finding);
    }
  }
}

function partsOf(source: Parts | { readonly parts: Parts }): Parts {
  const parts: unknown = 'parts' in source ? source.parts : source;
  if (typeof parts === 'object' && parts !== null && Symbol.asyncIterator in parts) return parts as Parts;
  throw new TypeError('no data: ask for the kind of the answer first');
}
