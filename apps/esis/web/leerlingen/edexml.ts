import { ApiProblem, uploadFile } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type EdexmlVerslag = Answer<'/api/vestigingen/{brin6}/edexml', 'post'>;
export type Voorstel = Answer<'/api/vestigingen/{brin6}/edexml/proef', 'post'>;
export type Bevinding = EdexmlVerslag['waarschuwingen'][number];

/** Beside the places in the list below it. */
export const describeOvergeslagen = (aantal: number): string =>
  `${aantal === 1 ? 'Een gegeven' : `${aantal} gegevens`} (van een leerling, groep of leerkracht) ${aantal === 1 ? 'blijft' : 'blijven'} erbuiten, omdat er een fout in staat. Wie al in ESIS stond, blijft zoals hij was; een nieuwe leerling komt er pas bij als de fout is verbeterd in het programma dat het bestand maakt. Hieronder ziet u waar.`;

/** Some computers have no type for `.xml`, and would send it as application/octet-stream. */
const asXml = (file: File): File => new File([file], file.name, { type: 'application/xml' });

type OnProgress = (fraction: number) => void;

const addressOf = (brin6: string) => `/api/vestigingen/${encodeURIComponent(brin6)}/edexml`;

/** Says what the file would change. */
export const checkEdexml = (brin6: string, file: File, onProgress: OnProgress): Promise<Voorstel> =>
  uploadFile<Voorstel>(`${addressOf(brin6)}/proef`, asXml(file), { onProgress });

/** Imports the file of this voorstel, with a yes to what stands in it. */
export function sendEdexml(
  brin6: string,
  file: File,
  { kenmerk, vastgehouden }: Voorstel,
  onProgress: OnProgress,
): Promise<EdexmlVerslag> {
  const query = new URLSearchParams({ kenmerk, ...(vastgehouden && { toestaanVertrek: 'ja' }) });
  return uploadFile<EdexmlVerslag>(`${addressOf(brin6)}?${query.toString()}`, asXml(file), { onProgress });
}

export type Weigering = { melding: string; bevindingen: readonly Bevinding[]; aantal: number };

/** The findings in a refused file; undefined when it was refused for another reason. */
export function findWeigering(error: unknown): Weigering | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'EDEXML_ONGELDIG') return undefined;
  const { bevindingen, aantal } = error.extra as Partial<Weigering>;
  return bevindingen && { melding: error.melding, bevindingen, aantal: aantal ?? bevindingen.length };
}
