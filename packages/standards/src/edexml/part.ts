/** The parts of a file or answer, as a streaming reader gives them: in the order of the message. */
import type { Finding } from '../findings.ts';
import type { Position } from '../position.ts';
import type { Groep } from './groep.ts';
import type { Leerkracht } from './leerkracht.ts';
import type { Leerling } from './leerling.ts';
import type { SamengesteldeGroep } from './samengestelde-groep.ts';
import type { School } from './school.ts';
import type { Vestiging } from './vestiging.ts';

type RecordKind = 'school' | 'vestiging' | 'groep' | 'samengesteldeGroep' | 'leerling' | 'leerkracht';

/** One part of a file or an answer, in the order of the message; `kind` tells which. */
export type EdexmlPart =
  | { kind: 'school'; value: School; position: Position }
  | { kind: 'vestiging'; value: Vestiging; position: Position }
  | { kind: 'groep'; value: Groep; position: Position }
  | { kind: 'samengesteldeGroep'; value: SamengesteldeGroep; position: Position }
  | { kind: 'leerling'; value: Leerling; position: Position }
  | { kind: 'leerkracht'; value: Leerkracht; position: Position }
  | { kind: 'finding'; finding: Finding }
  /**
   * A record with an error in it, after the findings that say which. With `hasValue` the next part of the kind `of` is what
   * can be read of it. Without a key nobody can say whose it is.
   */
  | { kind: 'flawed'; of: RecordKind; key: string | undefined; position: Position; hasValue: boolean }
  /** At the end: how often each identifying number was dropped (law R1). */
  | { kind: 'dropped'; element: string; count: number };
