import { beschrijfRechten, type Rechten } from '@koppelpunt/platform';
import { join } from 'node:path';
import { APPS } from './apps.ts';
import { root } from './import-graph.ts';

const INLEIDING = `# Rollen: wie mag wat

Gemaakt uit \`apps/*/src/rechten/rechten.ts\` met \`npm run schema\`; een test vergelijkt het. Dezelfde tabel bepaalt wat de
toepassing toestaat, wat de database van een vestiging laat zien, en waarop iedere route wordt getest.

Drie dingen gelden overal. Een rol geldt alleen op de plek waar zij is gegeven: van een andere vestiging is er niets, ook
niet dat zij bestaat. Wie mag activeren, beheren of leerlingen zien, meldt zich aan in twee stappen; anders mag die persoon
niets. En niemand geeft zichzelf een rol, of een rol buiten de eigen plek.`;

const TITELS: Readonly<Record<string, string>> = { esis: 'ESIS', 'top-dossier': 'TOP dossier' };

export async function makeRollenDocument(): Promise<[string, string]> {
  const delen = await Promise.all(
    APPS.map(async ({ name }) => {
      const module = join(root, 'apps', name, 'src', 'rechten', 'rechten.ts');
      const { rechten } = (await import(module)) as { rechten: Rechten<string, string> };
      return beschrijfRechten(TITELS[name] ?? name, rechten.tabel);
    }),
  );
  return ['docs/rollen.md', `${[INLEIDING, ...delen].join('\n\n')}\n`];
}
