/** The names that stand directly in a type, and the properties that they fill. */
import type { ElementType, Model } from './description.ts';

export interface NaamInType {
  readonly naam: string;
  readonly eigenschap: string;
}

export function namenVan(type: ElementType<unknown>): NaamInType[] {
  const namen: NaamInType[] = [...type.attributen];
  const loop = (model: Model): void => {
    switch (model.deel) {
      case 'element':
      case 'reeks':
        namen.push(model);
        return;
      case 'herhaling':
        for (const { naam } of model.items) namen.push({ naam, eigenschap: model.eigenschap });
        return;
      case 'keuze':
      case 'volgorde':
        model.delen.forEach(loop);
    }
  };
  loop(type.inhoud);
  return namen;
}
