/** Lists the names of the attributes and children of a type, with the properties that they fill. */
import type { ElementType, Particle } from './description.ts';

export interface NamedField {
  readonly name: string;
  readonly property: string;
}

export function listNames(type: ElementType<unknown>): NamedField[] {
  const names: NamedField[] = [...type.attributes];
  const visit = (particle: Particle): void => {
    switch (particle.kind) {
      case 'element':
      case 'list':
        names.push(particle);
        return;
      case 'repeat':
        for (const { name } of particle.items) names.push({ name, property: particle.property });
        return;
      case 'choice':
      case 'sequence':
        particle.particles.forEach(visit);
    }
  };
  visit(type.content);
  return names;
}
