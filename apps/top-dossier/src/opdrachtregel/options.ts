import { CliError } from '@koppelpunt/platform';
import { parseBrin6 } from '@koppelpunt/standards';

/** What more than one command asks or says. */
export const BRIN = {
  type: 'string',
  required: true,
  help: 'BRIN met vestigingsnummer, zoals 97QX00',
} as const;

export function parseBrin(text: string): string {
  const brin6 = parseBrin6(text);
  if (!brin6) throw new CliError('Schrijf het BRIN met vestigingsnummer als 97QX00.');
  return brin6;
}

export const geenKoppeling = (brin6: string) =>
  new CliError(
    `TOP dossier heeft geen koppeling met ${brin6}. Activeer die eerst met \`koppeling activate\`.`,
  );
