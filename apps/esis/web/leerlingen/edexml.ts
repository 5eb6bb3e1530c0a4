import { ApiProblem, uploadFile } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type EdexmlVerslag = Answer<'/api/vestigingen/{brin6}/edexml', 'post'>;
export type Bevinding = EdexmlVerslag['waarschuwingen'][number];

/** Some computers have no type for `.xml`, and would send it as application/octet-stream. */
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

/** The findings in a refused file; undefined when it was refused for another reason. */
export function findWeigering(error: unknown): Weigering | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'EDEXML_ONGELDIG') return undefined;
  const { bevindingen, aantal } = error.extra as Partial<Weigering>;
  return bevindingen && { melding: error.melding, bevindingen, aantal: aantal ?? bevindingen.length };
}
