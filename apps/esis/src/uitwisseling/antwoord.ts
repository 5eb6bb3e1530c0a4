import {
  applyProfiel,
  splitBrin6,
  swvSet,
  type Brin6,
  type Groep,
  type Jaargroep,
  type Leerling,
  type LeerlingenVerzoek,
  type SamengesteldeGroep,
  type School,
} from '@koppelpunt/standards';
import { writeLeerling, type LeerlingRecord } from '../leerlingen/leerling-velden.ts';
import type { LeerlingenVraag } from '../leerlingen/leerlingen.service.ts';

// Only what the profile names crosses: all of these go through its filter.

/** The fields of a pupil that cross, as the logboek names them. */
export const VELDEN: string[] = Object.keys(swvSet.fields.leerling);

/** Those of a group, in the same way. */
export const GROEPVELDEN: string[] = Object.keys(swvSet.fields.groep);

export function toSchool(vraag: {
  brin6: string;
  schooljaar: string;
  stempel: Date;
  xsdversie: string;
}): School {
  return applyProfiel(swvSet, 'school', {
    schooljaar: vraag.schooljaar,
    ...splitBrin6(vraag.brin6 as Brin6),
    /*
     * The change stamp, not the moment of answering. The other side sends it back as laatstontvangengegevens, and gets
     * geenwijzigingen as long as the stamp is not past it. Stamp and pupils come from one snapshot (REPEATABLE READ),
     * and an import that has not committed yet when we read is in neither: it will have a later stamp, so the next call
     * finds it. With the moment of answering, an import that began before and committed after would be missed for good.
     */
    aanmaakdatum: vraag.stempel.toISOString(),
    auteur: 'ESIS',
    xsdversie: vraag.xsdversie,
  });
}

export const toGroep = ({ key, naam, jaargroep }: { key: string; naam: string; jaargroep: string }): Groep =>
  // The database holds what came in by the standard, and the writer judges it again.
  applyProfiel(swvSet, 'groep', { key, naam, jaargroep: jaargroep as Jaargroep });

export const toSamengesteldeGroep = ({ key, naam }: { key: string; naam: string }): SamengesteldeGroep =>
  applyProfiel(swvSet, 'samengesteldeGroep', { key, naam });

/** `pseudonym` makes the key that only this koppeling knows the pupil by. */
export const toLeerling = (record: LeerlingRecord, pseudonym: (key: string) => string): Leerling =>
  applyProfiel(swvSet, 'leerling', writeLeerling(record, pseudonym(record.key)));

/** A group without a key stands for the pupils who are in none. */
export function toLeden(groepen: LeerlingenVerzoek['groepen']): NonNullable<LeerlingenVraag['leden']> {
  const keysOf = (kind: 'groep' | 'samengesteldeGroep') =>
    groepen.flatMap((groep) => (groep.kind === kind && groep.key !== undefined ? [groep.key] : []));
  const isZonder = (kind: 'groep' | 'samengesteldeGroep') =>
    groepen.some((groep) => groep.kind === kind && groep.key === undefined);
  return {
    groepen: keysOf('groep'),
    samengesteldeGroepen: keysOf('samengesteldeGroep'),
    zonderGroep: isZonder('groep'),
    zonderSamengesteldeGroep: isZonder('samengesteldeGroep'),
  };
}
