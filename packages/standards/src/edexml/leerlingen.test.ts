import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole } from '../../test/bytes.ts';
import { leerlingen } from './leerlingen.ts';
import { readEdexml } from './read-edexml.ts';

const FILE = `<EDEX><school><schooljaar>2025-2026</schooljaar></school>
<groepen><groep key="g"><naam>3a</naam><jaargroep>3</jaargroep></groep></groepen>
<leerlingen><leerling key="1"><roepnaam>Ada</roepnaam></leerling><leerling><roepnaam>Bo</roepnaam></leerling>
<leerling key="3"><roepnaam>Cas</roepnaam></leerling></leerlingen></EDEX>`;

test('only the leerlingen, in their order, of a file and of an answer; what is wrong is told to who asks', async () => {
  for (const wrap of [(parts: ReturnType<typeof readEdexml>) => parts, answer]) {
    const codes: string[] = [];
    const names: (string | undefined)[] = [];
    const source = wrap(readEdexml(whole(FILE)));
    for await (const { roepnaam } of leerlingen(source, { onFinding: ({ code }) => codes.push(code) }))
      names.push(roepnaam);
    assert.deepEqual(names, ['Ada', 'Cas']);
    assert.deepEqual(codes, ['ATTRIBUUT_ONTBREEKT']);
  }
});

const answer = (parts: ReturnType<typeof readEdexml>) => ({ kind: 'gegevens' as const, parts });

test('an answer without data is no empty school', async () => {
  for (const none of [{ kind: 'geenwijzigingen' }, { kind: 'gegevens', parts: [] }]) {
    // @ts-expect-error: only an answer with data has leerlingen
    await assert.rejects(leerlingen(none).next(), TypeError);
  }
});

test('who leaves, closes the message', async () => {
  let isClosed = false;
  async function* bytes() {
    try {
      for (const byte of new TextEncoder().encode(FILE)) yield Uint8Array.of(byte);
    } finally {
      isClosed = true;
    }
  }
  for await (const leerling of leerlingen(readEdexml(bytes()))) {
    assert.equal(leerling.key, '1');
    break;
  }
  assert.equal(isClosed, true);
});
