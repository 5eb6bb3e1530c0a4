/** The same pupils in the shape that node-soap writes: names of the schema, attributes apart. */
import type { FictionalSchool } from '@koppelpunt/testkit';

type SoapObject = { [naam: string]: unknown };

export function toSoapBericht({
  school,
  groepen,
  samengesteldeGroepen,
  leerlingen,
}: FictionalSchool): SoapObject {
  return {
    leerlinggegevens: {
      school: toSoapObject(school),
      groepen: {
        groep: groepen.map(toSoapObject),
        samengestelde_groep: samengesteldeGroepen.map(toSoapObject),
      },
      leerlingen: { leerling: leerlingen.map(toSoapObject) },
    },
  };
}

const ATTRIBUTEN = new Set(['key', 'eckid']);

function toSoapObject(waarde: object): SoapObject {
  const object: SoapObject = {};
  const attributes: SoapObject = {};
  for (const [eigenschap, inhoud] of Object.entries(waarde)) {
    const naam = eigenschap.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (ATTRIBUTEN.has(naam)) attributes[naam] = inhoud;
    else if (Array.isArray(inhoud)) object[naam] = { samengestelde_groep: inhoud.map(toSoapObject) };
    else object[naam] = typeof inhoud === 'object' && inhoud !== null ? toSoapObject(inhoud) : inhoud;
  }
  return Object.keys(attributes).length > 0 ? { attributes, ...object } : object;
}
