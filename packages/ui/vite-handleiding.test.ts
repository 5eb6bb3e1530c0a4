import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildHandleiding } from './vite-handleiding.ts';

type Emitted = { fileName: string; source: string | Uint8Array };

/** What the plugin adds to a bundle with one style sheet. */
function emit(app: 'esis' | 'top-dossier'): Map<string, string> {
  const files = new Map<string, string>();
  const { generateBundle } = buildHandleiding({ app, title: 'Proef' });
  assert.ok(typeof generateBundle === 'function');
  const context = { emitFile: ({ fileName, source }: Emitted) => files.set(fileName, String(source)) };
  void generateBundle.call(context as never, {} as never, { 'assets/x.css': {} } as never, true);
  return files;
}

for (const app of ['esis', 'top-dossier'] as const) {
  test(`every link and picture in the manual of ${app} leads to a page or picture that is there`, () => {
    const files = emit(app);
    const pages = [...files].filter(([name]) => name.endsWith('.html'));
    assert.ok(pages.length > 8);
    for (const [name, html] of pages) {
      for (const [, target = ''] of html.matchAll(/href="\/handleiding\/([^"]*)"/g))
        assert.ok(files.has(`handleiding/${target}.html`), `${name} points at ${target}`);
      for (const [, picture = ''] of html.matchAll(/src="\/([^"]*)"/g))
        assert.ok(files.has(picture), `${name} shows ${picture}`);
      assert.doesNotMatch(html, /href="[^"]*\.md/, name);
      assert.match(html, /href="\/assets\/x\.css"/, name);
    }
  });
}

test('each footer link of the screens is a page of both manuals', () => {
  for (const app of ['esis', 'top-dossier'] as const)
    for (const page of ['index', 'hulp', 'privacy', 'toegankelijkheid'])
      assert.ok(emit(app).has(`handleiding/${page}.html`), `${app}: ${page}`);
});
