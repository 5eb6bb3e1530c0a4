/** Schools like those that an administration exports: the fields of real files, about 700 bytes a pupil. */
import type { Leerling } from '@koppelpunt/standards';
import { makeSchool, type FictionalSchool } from '@koppelpunt/testkit';
import { createHash } from 'node:crypto';

export function makeVolleSchool(aantal: number): FictionalSchool {
  const school = makeSchool({ brincode: '98BA', leerlingen: aantal });
  return { ...school, leerlingen: school.leerlingen.map(vulAan) };
}

function vulAan(leerling: Leerling): Leerling {
  const { key, postnummerbe: _, postcodeoverig: __, ...rest } = leerling;
  return {
    ...rest,
    key,
    eckid: `https://ketenid.nl/pilot/${createHash('sha512').update(key).digest('hex')}`,
    gebruikersnaam: `leerling.${key}`,
    emailadres: `leerling.${key}@leerlingen.regenboog.example`,
    land: 'NL',
    landVader: 'NL',
    landMoeder: 'NL',
    postcodenl: '9999XX',
    mutatiedatum: '2026-09-01T08:00:00',
  };
}
