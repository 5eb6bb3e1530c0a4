/** The changes and the refusals of a run; no half run ever stays. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { makeSchool, type FictionalSchool } from '@koppelpunt/testkit';
import { extremeSchool } from '@koppelpunt/standards/test/extremes.ts';
import fc from 'fast-check';
import { sql } from 'kysely';
import { WIJZEN } from '../src/bronnen/bron.ts';
import type { Synchronisatie } from '../src/synchronisaties/synchronisaties.contract.ts';
import { startTopDossier, type TopDossier } from './start-top-dossier.ts';

for (const wijze of WIJZEN)
  describe(`synchronising a school, ${wijze}`, () => {
    let top: TopDossier;
    let nummer = 0;
    let code: string;
    let brin6: string;
    let koppelingId: string;
    let school: FictionalSchool;

    before(async () => {
      top = await startTopDossier();
      const { url, klantnaam, klantcode } = top.esis;
      const bron = { id: 'esis', url, klantnaam, klantcode } as const;
      await top.services.bronnen.setBron(top.system, { ...bron, wijze });
      // Setting it again without a wijze leaves the wijze as it is.
      assert.equal(await top.services.bronnen.setBron(top.system, bron), 'unchanged');
    });
    after(() => top.stop());

    /** Each test has a school of its own, active with 100 pupils. */
    beforeEach(async () => {
      nummer += 1;
      const brincode = `98${String.fromCharCode(65 + nummer)}X`;
      brin6 = `${brincode}00`;
      code = `${brin6}-abcdefghjkmnpqrs`;
      school = makeSchool({ brincode, leerlingen: 100, seed: nummer });
      top.esis.behave('normaal');
      top.esis.setCode(code, school);
      const koppeling = await top.database.as(top.system, (handeling) =>
        top.services.koppelingen.requestKoppeling(handeling, {
          brin6,
          bronId: 'esis',
          verificatiecode: code,
          schoolnaam: null,
          contactEmail: null,
        }),
      );
      koppelingId = koppeling.id;
    });

    const run = (options: { toestaanVertrek?: boolean; opnieuw?: boolean } = {}): Promise<Synchronisatie> =>
      top.services.synchronisaties.runNow(top.system, koppelingId, { toestaanVertrek: false, ...options });

    const status = async () =>
      (await top.services.koppelingen.findKoppeling(top.system, { id: koppelingId }))?.status;

    /** The school as ESIS gives it from the next call on; a later moment, so that it counts as changed. */
    let wijziging = 0;
    function change(next: Partial<FictionalSchool>): void {
      wijziging += 1;
      const aanmaakdatum = new Date(Date.UTC(2026, 9, 1, 0, wijziging)).toISOString();
      top.esis.setCode(code, {
        ...school,
        ...next,
        school: { ...(next.school ?? school.school), aanmaakdatum },
      });
    }

    const present = async (): Promise<{ key: string; roepnaam: string | null }[]> =>
      await top.owner.db
        .selectFrom('leerlingen')
        .select(['key', 'roepnaam'])
        .where('koppelingId', '=', koppelingId)
        .where('vertrokkenOp', 'is', null)
        .orderBy('key')
        .execute();

    test('the second answer changes only what changed: new, changed, left, unchanged', async () => {
      assert.equal((await run()).status, 'gelukt');
      const [first, second, ...rest] = school.leerlingen;
      assert.ok(first && second);
      const newcomer = { ...second, key: '99999', roepnaam: 'Nieuw' };
      change({ leerlingen: [{ ...first, roepnaam: 'Anders' }, ...rest, newcomer] });
      const before = await top.owner.db
        .selectFrom('leerlingen')
        .select(['key', 'updatedAt'])
        .where('koppelingId', '=', koppelingId)
        .execute();
      const second_ = await run();
      assert.deepEqual(second_.tellingen, { nieuw: 1, gewijzigd: 1, vertrokken: 1, ongewijzigd: 98 });
      const now = await present();
      assert.equal(now.length, 100);
      assert.equal(now.find(({ key }) => key === first.key)?.roepnaam, 'Anders');
      const left = await top.owner.db
        .selectFrom('leerlingen')
        .selectAll()
        .where('koppelingId', '=', koppelingId)
        .where('key', '=', second.key)
        .executeTakeFirstOrThrow();
      assert.ok(left.vertrokkenOp, 'a pupil that left is marked, not deleted');
      const after_ = await top.owner.db
        .selectFrom('leerlingen')
        .select(['key', 'updatedAt'])
        .where('koppelingId', '=', koppelingId)
        .execute();
      const touched = after_.filter(
        ({ key, updatedAt }) =>
          before.find((row) => row.key === key)?.updatedAt.getTime() !== updatedAt.getTime(),
      );
      assert.equal(touched.length, 3, 'an unchanged pupil gets no new row version');
    });

    test('each group counts the pupils that are in it now, without those who left', async () => {
      await run();
      change({ leerlingen: school.leerlingen.slice(1) });
      assert.equal((await run()).tellingen?.vertrokken, 1);
      const { rows } = await sql<{ key: string; aantal: number; nu: number }>`
        select g.key, g.aantal_leerlingen as aantal, (select count(*) from leerlingen l
                 where l.koppeling_id = g.koppeling_id and l.groep_key = g.key and l.vertrokken_op is null) as nu
          from groepen g where g.koppeling_id = ${koppelingId}
        union all
        select g.key, g.aantal_leerlingen, (select count(*) from leerlingen l
                 where l.koppeling_id = g.koppeling_id and g.key = any (l.samengestelde_groep_keys)
                   and l.vertrokken_op is null)
          from samengestelde_groepen g where g.koppeling_id = ${koppelingId}`.execute(top.owner.db);
      assert.ok(rows.length > 1);
      for (const { key, aantal, nu } of rows) assert.equal(Number(aantal), Number(nu), key);
    });

    test('a pupil that comes back is there again, as the same row', async () => {
      await run();
      const ids = async () =>
        await top.owner.db
          .selectFrom('leerlingen')
          .select('id')
          .where('koppelingId', '=', koppelingId)
          .orderBy('id')
          .execute();
      const before = await ids();
      change({ leerlingen: school.leerlingen.slice(1) });
      assert.equal((await run()).tellingen?.vertrokken, 1);
      change({});
      assert.deepEqual((await run()).tellingen, { nieuw: 1, gewijzigd: 0, vertrokken: 0, ongewijzigd: 99 });
      assert.deepEqual(await ids(), before);
    });

    test('an unchanged school answers geenwijzigingen to the date of its own last answer', async () => {
      await run();
      const again = await run();
      assert.deepEqual([again.status, again.resultaat], ['gelukt', 'geen-wijzigingen']);
      const call = top.esis.calls.at(-1);
      assert.equal(call?.laatstontvangengegevens, school.school.aanmaakdatum);
      assert.equal((await present()).length, 100);
    });

    test('P1: an answer that is cut off half-way changes nothing, and is never a school with fewer pupils', async () => {
      await run();
      change({ leerlingen: school.leerlingen.map((leerling) => ({ ...leerling, roepnaam: 'Half' })) });
      top.esis.behave('afgebroken');
      const cut = await run();
      assert.equal(cut.status, 'mislukt');
      assert.match(cut.melding ?? '', /halverwege/);
      assert.deepEqual(
        (await present()).filter(({ roepnaam }) => roepnaam === 'Half'),
        [],
      );
      assert.equal(await status(), 'storing');
      top.esis.behave('normaal');
      assert.equal((await run()).status, 'gelukt');
      assert.equal(await status(), 'actief', 'the next run that succeeds mends it by itself');
    });

    test('P10: zero pupils with status OK is a warning, never green, and removes nobody', async () => {
      await run();
      top.esis.behave('geengegevens');
      const empty = await run();
      assert.deepEqual([empty.status, empty.resultaat], ['mislukt', 'nul-leerlingen']);
      assert.notEqual(await status(), 'actief');
      assert.equal((await present()).length, 100);
    });

    test('P9: a first answer without pupils does not make it actief', async () => {
      top.esis.behave('geengegevens');
      assert.equal((await run()).resultaat, 'nul-leerlingen');
      assert.equal(await status(), 'aangevraagd');
      top.esis.behave('geenwijzigingen');
      assert.equal((await run()).resultaat, 'mislukt');
      assert.equal(await status(), 'aangevraagd');
    });

    test('more than 20 % of the pupils gone is held until a person says yes; 20 % is not', async () => {
      await run();
      change({ leerlingen: school.leerlingen.slice(21) });
      const held = await run();
      assert.deepEqual([held.status, held.resultaat], ['vastgehouden', 'vastgehouden']);
      // By this ESIS can tell the school: what is asked again, was not taken over.
      const listStempels = () => top.esis.calls.flatMap((call) => call.laatstontvangengegevens ?? []);
      const stempel = listStempels().at(-1);
      assert.ok(stempel);
      await run();
      assert.equal(listStempels().at(-1), stempel);
      assert.deepEqual(held.tellingen, { nieuw: 0, gewijzigd: 0, vertrokken: 21, ongewijzigd: 79 });
      assert.match(held.melding ?? '', /21 van de 100/);
      assert.equal((await present()).length, 100);
      const { body } = await top.get('support', `/api/koppelingen/${koppelingId}`);
      assert.match(body.aanZet, /vraag de school/);
      assert.equal((await run({ toestaanVertrek: true })).status, 'gelukt');
      assert.equal((await present()).length, 79);
      change({ leerlingen: school.leerlingen.slice(21 + 15) });
      assert.equal((await run()).tellingen?.vertrokken, 15);
      assert.notEqual(listStempels().at(-1), stempel);
    });

    test('a partner that answers for another school is refused whole', async () => {
      await run();
      change({});
      top.esis.behave('andere-school');
      const lie = await run();
      assert.equal(lie.status, 'mislukt');
      assert.match(lie.melding ?? '', /andere school/);
      assert.equal((await present()).length, 100);
    });

    test('a partner that answers for another schooljaar is refused whole', async () => {
      await run();
      change({});
      top.esis.behave('ander-schooljaar');
      const lie = await run();
      assert.equal(lie.status, 'mislukt');
      assert.match(lie.melding ?? '', /ander schooljaar/);
      assert.equal((await present()).length, 100);
    });

    test('a moment of ESIS that has yet to come is not held against it: everything is asked for again', async () => {
      const morgen = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
      // No clock shows the other.
      for (const aanmaakdatum of [morgen, '20260-01-01T00:00:00Z']) {
        school.school.aanmaakdatum = aanmaakdatum;
        top.esis.setCode(code, school);
        await run({ opnieuw: true });
        const calls = top.esis.calls.length;
        assert.equal((await run()).resultaat, 'gelukt', aanmaakdatum);
        assert.equal(top.esis.calls[calls]?.laatstontvangengegevens, undefined, aanmaakdatum);
      }
    });

    test('everything crosses again when somebody asks for it, and when the bron is another', async () => {
      await run();
      assert.equal((await run()).resultaat, 'geen-wijzigingen');
      const opnieuw = await top.send('support', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {
        opnieuw: true,
      });
      assert.equal(opnieuw.status, 202);
      assert.equal(
        (await top.services.synchronisaties.run(top.system, opnieuw.body.synchronisatieId)).resultaat,
        'gelukt',
      );
      assert.equal((await run()).resultaat, 'geen-wijzigingen', 'once');
      const { url, klantnaam, klantcode } = top.esis;
      const bron = { id: 'esis', klantnaam, klantcode } as const;
      await top.services.bronnen.setBron(top.system, { ...bron, url: `${url}/anders` });
      assert.equal((await run()).resultaat, 'gelukt');
      assert.equal((await run()).resultaat, 'geen-wijzigingen');
      await top.services.bronnen.setBron(top.system, { ...bron, url });
    });

    test('one pupil with an error stays as it was; the others cross, and the line is told without a name', async () => {
      await run();
      const [first, ...rest] = school.leerlingen;
      change({
        leerlingen: [{ ...first!, roepnaam: 'Fout' }, ...rest.map((een) => ({ ...een, roepnaam: 'Goed' }))],
      });
      top.esis.behave('ongeldig');
      const wrong = await run();
      assert.equal(wrong.status, 'gelukt');
      assert.deepEqual(wrong.tellingen, { nieuw: 0, gewijzigd: 99, vertrokken: 0, ongewijzigd: 1 });
      assert.match(
        wrong.melding ?? '',
        /Gelukt met bevindingen.*regel \d+, leerling\[1\]\/geslacht: .*geslacht/,
      );
      for (const { achternaam } of school.leerlingen)
        assert.ok(!(wrong.melding ?? '').includes(achternaam ?? '-'));
      const namen = (await present()).map(({ roepnaam }) => roepnaam);
      assert.deepEqual(
        namen.filter((naam) => naam !== 'Goed'),
        [first?.roepnaam],
      );
      const koppeling = await top.services.koppelingen.findKoppeling(top.system, { id: koppelingId });
      assert.deepEqual([koppeling?.status, koppeling?.aantalLeerlingen], ['actief', 100]);
    });

    test('a new pupil with an error stays out, and one whose key is wrong makes nobody leave', async () => {
      change({ leerlingen: school.leerlingen.slice(0, 90) });
      await run();
      change({ leerlingen: [school.leerlingen[95]!, ...school.leerlingen.slice(0, 80)] });
      top.esis.behave('ongeldig');
      assert.deepEqual((await run()).tellingen, { nieuw: 0, gewijzigd: 0, vertrokken: 10, ongewijzigd: 80 });
      change({ leerlingen: school.leerlingen.slice(0, 75) });
      top.esis.behave('zonder-sleutel');
      const { status: hoe, tellingen } = await run();
      assert.deepEqual([hoe, tellingen?.vertrokken, tellingen?.ongewijzigd], ['gelukt', 0, 80]);
    });

    test('a birth date outside every calendar keeps that pupil as it was, and is told', async () => {
      await run();
      const [first, ...rest] = school.leerlingen;
      change({ leerlingen: [{ ...first!, geboortedatum: '9999999-01-02' }, ...rest] });
      const { status: hoe, tellingen, melding } = await run();
      assert.deepEqual([hoe, tellingen?.ongewijzigd], ['gelukt', 100]);
      assert.match(melding ?? '', /leerling\[1\]\/geboortedatum: .*kalender/);
    });

    test('a group with an error in it keeps its name, and its pupils keep their group', async () => {
      await run();
      const before = (await top.get('support', `/api/koppelingen/${koppelingId}/leerlingen`)).body.groepen;
      change({});
      top.esis.behave('groep-ongeldig');
      const wrong = await run();
      assert.deepEqual([wrong.status, wrong.tellingen?.ongewijzigd], ['gelukt', 100]);
      assert.match(wrong.melding ?? '', /groep\[1\]\/jaargroep/);
      assert.deepEqual(
        (await top.get('support', `/api/koppelingen/${koppelingId}/leerlingen`)).body.groepen,
        before,
      );
    });

    test('an answer in which more than a fifth of the pupils is wrong is refused whole', async () => {
      await run();
      change({ leerlingen: school.leerlingen.slice(1) });
      top.esis.behave('veel-ongeldig');
      const wrong = await run();
      assert.equal(wrong.status, 'mislukt');
      assert.match(wrong.melding ?? '', /staan \d+ fouten; er is niets overgenomen\. regel \d+/);
      assert.equal((await present()).length, 100);
      assert.equal(await status(), 'storing');
    });

    test('the same key twice, a page of HTML, a server that is down: each its own sentence, and nothing changed', async () => {
      await run();
      const meldingen = new Set<string>();
      for (const gedrag of ['dubbel', 'rommel', 'onbereikbaar'] as const) {
        change({ leerlingen: school.leerlingen.map((leerling) => ({ ...leerling, roepnaam: 'Fout' })) });
        top.esis.behave(gedrag);
        const failed = await run();
        assert.equal(failed.status, 'mislukt', gedrag);
        meldingen.add(failed.melding ?? '');
      }
      assert.equal(meldingen.size, 3);
      assert.ok((await present()).every(({ roepnaam }) => roepnaam !== 'Fout'));
    });

    test('R1: a number that looks like a BSN is dropped wherever somebody typed it, and counted', async () => {
      const [first, second, ...rest] = school.leerlingen;
      assert.ok(first && second);
      change({
        leerlingen: [{ ...first, roepnaam: 'Sem 123456782' }, { ...second, key: '111222333' }, ...rest],
      });
      const done = await run();
      assert.equal(done.status, 'gelukt');
      assert.match(done.melding ?? '', /2 teksten leken op een burgerservicenummer/);
      const { rows } = await sql<{ hits: number }>`
      select count(*) as hits from leerlingen l where l::text like '%123456782%' or l::text like '%111222333%'
    `.execute(top.owner.db);
      assert.equal(rows[0]?.hits, 0);
      change({
        leerlingen: [{ ...first, roepnaam: 'Sem 123456782' }, { ...second, key: '111222333' }, ...rest],
      });
      assert.deepEqual((await run()).tellingen, { nieuw: 0, gewijzigd: 0, vertrokken: 0, ongewijzigd: 100 });
    });

    test('no answer that the schema takes is an internal error', async () => {
      for (const { school: een, groepen = [], leerlingen } of fc.sample(extremeSchool, {
        numRuns: 6,
        seed: 14,
      })) {
        const { instellingsnummer: _, ...others } = een;
        const of = <Kind extends string>(soort: Kind) =>
          groepen
            .filter((groep): groep is Extract<typeof groep, { kind: Kind }> => groep.kind === soort)
            .map(({ kind: _kind, ...groep }) => groep);
        const { schooljaar, brincode, dependancecode } = school.school;
        const geef = (kinderen: typeof leerlingen) =>
          top.esis.setCode(code, {
            school: { ...others, schooljaar, brincode, dependancecode },
            groepen: of('groep'),
            samengesteldeGroepen: of('samengesteldeGroep'),
            leerlingen: kinderen,
          } as FictionalSchool);
        geef(leerlingen);
        const raw = await run({ toestaanVertrek: true, opnieuw: true });
        assert.doesNotMatch(raw.melding ?? '', /bij TOP dossier iets mis/);
        geef(leerlingen.map(({ geboortedatum: _datum, ...leerling }) => leerling));
        const { status: hoe, melding } = await run({ toestaanVertrek: true, opnieuw: true });
        assert.equal(hoe, 'gelukt', melding ?? '');
        assert.equal((await present()).length, leerlingen.length);
      }
    });

    test('two runs of one school never overlap: the second sees what the first did', async () => {
      const hold = top.esis.holdAfter(40);
      const first = run();
      await hold.reached;
      const second = run();
      hold.release();
      const [one, two] = await Promise.all([first, second]);
      assert.deepEqual([one.resultaat, two.resultaat], ['gelukt', 'geen-wijzigingen']);
      assert.equal((await present()).length, 100);
    });

    test('asking twice for Nu bijwerken gives one run', async () => {
      await run();
      change({});
      const hold = top.esis.holdAfter(40);
      const url = `/api/koppelingen/${koppelingId}/synchronisaties`;
      const one = await top.send('support', 'POST', url, {});
      await hold.reached;
      const two = await top.send('support', 'POST', url, {});
      hold.release();
      assert.equal(one.status, 202);
      assert.equal(two.body.synchronisatieId, one.body.synchronisatieId);
      await top.until(async () => {
        const { body } = await top.get('support', `/api/synchronisaties/${one.body.synchronisatieId}`);
        return body.klaarOp ?? undefined;
      });
    });

    test('each run leaves one row and one line in the logboek, with counts and no pupil', async () => {
      await run();
      top.esis.behave('onbereikbaar');
      await run();
      const { body } = await top.get('support', `/api/koppelingen/${koppelingId}`);
      assert.equal(body.synchronisaties[0].resultaat, 'mislukt');
      const lines = await top.owner.db
        .selectFrom('logboek')
        .selectAll()
        .where('gebeurtenis', '=', 'synchronisatie.afgelopen')
        .where('brin6', '=', brin6)
        .orderBy('id')
        .execute();
      assert.deepEqual(
        lines.map(({ details }) => (details as { resultaat: string; leerlingen: number }).resultaat),
        ['gelukt', 'mislukt'],
      );
    });

    test('fields outside the SWV-set are not kept, even when a partner sends them', async () => {
      assert.ok(school.leerlingen[0]?.instroomdatum, 'the partner sends more than the set');
      await run();
      const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns where table_name = 'leerlingen'`.execute(
        top.owner.db,
      );
      const columns = rows.map(({ column }) => column);
      for (const forbidden of ['instroomdatum', 'eckid', 'emailadres', 'bsn', 'sofinummer', 'straat']) {
        assert.ok(!columns.includes(forbidden), forbidden);
      }
    });
  });
