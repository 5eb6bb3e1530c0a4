import { parseArgs } from 'node:util';
import { DemoError } from './demo-error.ts';

export type DemoOptions = { watch: boolean };

/** The words after `npm start --`. */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  try {
    return parseArgs({ args: [...args], options: { watch: { type: 'boolean', default: false } } }).values;
  } catch (cause) {
    throw new DemoError(
      'Een start kent alleen de optie --watch; poorten en gegevensmap kiest u met variabelen, zoals ESIS_PORT en KOPPELPUNT_DATA.',
      { cause },
    );
  }
}
