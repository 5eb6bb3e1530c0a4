/** The types whose values a streaming reader emits one by one, and the kind of each part. */
import type { ElementType } from '../xml/schema/description.ts';
import type { EdexmlPart } from './part.ts';
import { groep } from './groep.ts';
import { leerkracht } from './leerkracht.ts';
import { leerling } from './leerling.ts';
import { samengesteldeGroep } from './samengestelde-groep.ts';
import { school } from './school.ts';
import { vestiging } from './vestiging.ts';

export const emittedTypes: ReadonlyMap<ElementType<unknown>, EdexmlPart['kind']> = new Map<
  ElementType<unknown>,
  EdexmlPart['kind']
>([
  [school, 'school'],
  [vestiging, 'vestiging'],
  [groep, 'groep'],
  [samengesteldeGroep, 'samengesteldeGroep'],
  [leerling, 'leerling'],
  [leerkracht, 'leerkracht'],
]);
