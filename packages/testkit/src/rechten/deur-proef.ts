import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RechtenTabel, RegisteredRoute } from '@koppelpunt/platform';
import { findVerwacht, toUitkomst, type Antwoord, type Bezoeker } from './verwacht.ts';

export type BezoekerMetCookie = Bezoeker & { readonly cookie: string };

/** Makes one real request of a route. */
export type Voorbeeld = {
  payload?: object | string;
  query?: string;
  id?: () => Promise<string> | string;
  /** The address names no vestiging, but the thing that its id names belongs to the vestiging of these tests. */
  idIsVanVestiging?: true;
};

export type DeurProef = {
  tabel: RechtenTabel;
  /** The vestiging that the requests are about. */
  waar: string;
  /** Known once the test's own `before` has run. */
  routes: () => readonly RegisteredRoute[];
  bezoekers: () => readonly BezoekerMetCookie[];
  voorbeelden: Readonly<Record<string, Voorbeeld>>;
  call: (route: RegisteredRoute, voorbeeld: Voorbeeld, bezoeker: BezoekerMetCookie) => Promise<Antwoord>;
  /** Texts that no refusal may hold. */
  geheim: RegExp;
  /** Fewer tries of a kind than this would mean that something was not tried. */
  minstens: { binnen: number; geweigerd: number };
};

/** Every visitor at every registered route of an application; a route without an example fails. */
export function testDeur(proef: DeurProef): void {
  const { tabel, waar, voorbeelden, call, geheim, minstens } = proef;

  test('each role gets in where the table says so, and nowhere else', async () => {
    const geprobeerd = { binnen: 0, geweigerd: 0 };
    for (const route of proef.routes().filter(({ toegang }) => toegang.kind === 'recht')) {
      const voorbeeld = voorbeelden[`${route.method} ${route.url}`];
      assert.ok(voorbeeld, `${route.method} ${route.url} is new: say in this test how it is asked`);
      for (const bezoeker of proef.bezoekers()) {
        const verwacht = findVerwacht(tabel, route, bezoeker, waar, voorbeeld);
        const antwoord = await call(route, voorbeeld, bezoeker);
        const wat = `${route.method} ${route.url} door ${bezoeker.naam}`;
        assert.equal(
          toUitkomst(antwoord),
          verwacht,
          `${wat}: ${antwoord.statusCode} ${antwoord.body.slice(0, 200)}`,
        );
        if (verwacht !== 'binnen') assert.doesNotMatch(antwoord.body, geheim, wat);
        geprobeerd[verwacht === 'binnen' ? 'binnen' : 'geweigerd'] += 1;
      }
    }
    assert.ok(
      geprobeerd.binnen > minstens.binnen && geprobeerd.geweigerd > minstens.geweigerd,
      JSON.stringify(geprobeerd),
    );
  });

  test('what asks no act is closed to who is not signed in, unless it says that it is public', async () => {
    const anders = proef
      .routes()
      .filter(({ toegang }) => toegang.kind === 'aangemeld' || toegang.kind === 'halverwege');
    assert.ok(anders.length > 3);
    for (const route of anders) {
      for (const bezoeker of proef.bezoekers()) {
        const verwacht = findVerwacht(tabel, route, bezoeker, waar);
        // Other tests try the acts on one's own account; this one only who is kept out.
        if (verwacht === 'binnen') continue;
        assert.equal(
          toUitkomst(await call(route, {}, bezoeker)),
          verwacht,
          `${route.method} ${route.url} door ${bezoeker.naam}`,
        );
      }
    }
  });
}
