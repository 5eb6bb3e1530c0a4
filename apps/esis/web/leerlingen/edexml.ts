import { ApiProblem, uploadFile } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type EdexmlVerslag = Answer<'/api/vestigingen/{brin6}/edexml', 'post'>;
export type Bevinding = EdexmlVerslag['waarschuwingen'][number];

/** Some computers do not know what `.xml` is, and would send it as bytes of any kind. */
const asXml = (file: File): File => new File([file], file.name, { type: 'application/xml' });

export function sendEdexml(
  brin6: string,
  file: File,
  onProgress: (fraction: number) => void,
): Promise<EdexmlVerslag> {
  return uploadFile<EdexmlVerslag>(`/api/vestigingen/${encodeURIComponent(brin6)}/edexml`, asXml(file), {
    onProgress,
  });
}

export type Weigering = { melding: string; bevindingen: readonly Bevinding[]; aantal: number };

/** The faults of a refused file, line by line; undefined for a file that was refused for another reason. */
export function findWeigering(error: unknown): Weigering | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'EDEXML_ONGELDIG') return undefined;
  const { bevindingen, aantal } = error.extra as Partial<Weigering>;
  return bevindingen && { melding: error.melding, bevindingen, aantal: aantal ?? bevindingen.length };
}
