/**
 * `node --import ./packages/ui/test/register.ts --test …`: Node then reads .tsx and has a DOM. One process runs all tests
 * of the screens, so that React and the design system are loaded once.
 */
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';
import { installDom } from './dom.ts';

registerHooks({
  resolve(specifier, before, nextResolve) {
    // The router has one build for servers and one for browsers.
    const context = { ...before, conditions: ['browser', ...before.conditions] };
    // The files of the design system name each other as a bundler wants it: without an extension, or by their folder.
    if (!specifier.startsWith('.') || /\.\w+$/.test(specifier)) return nextResolve(specifier, context);
    const isFile = existsSync(new URL(`${specifier}.js`, context.parentURL));
    return nextResolve(isFile ? `${specifier}.js` : `${specifier}/index.js`, context);
  },
  load(url, context, nextLoad) {
    if (url.endsWith('.css')) return { format: 'module', source: '', shortCircuit: true };
    if (!url.endsWith('.tsx')) return nextLoad(url, context);
    const file = fileURLToPath(url);
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
      jsx: { runtime: 'automatic' },
    });
    if (errors.length > 0) throw new Error(`${file}: ${String(errors[0])}`);
    return { format: 'module', source: code, shortCircuit: true };
  },
});
installDom();
