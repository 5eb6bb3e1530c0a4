import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Wachtrij, type Plaats } from './wachtrij.ts';

const GRENZEN = { plaatsen: 4, perSleutel: 2, wachtendenPerSleutel: 20, wachtMs: 1000 };

/** Asks for a place, and writes down who got one, in which order. */
function createVragen(wachtrij: Wachtrij) {
  const beurten: string[] = [];
  const plaatsen: Plaats[] = [];
  const vraag = async (sleutel: string, signal?: AbortSignal) => {
    const plaats = await wachtrij.open(sleutel, signal);
    if (plaats) {
      beurten.push(sleutel);
      plaatsen.push(plaats);
    }
    return plaats;
  };
  return { beurten, plaatsen, vraag };
}
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

test('one key takes no more than its share, however often it asks', async () => {
  const { beurten, vraag } = createVragen(new Wachtrij(GRENZEN));
  for (let i = 0; i < 12; i += 1) void vraag('A');
  void vraag('B');
  void vraag('C');
  await settle();
  assert.deepEqual(beurten, ['A', 'A', 'B', 'C']);
});

test('a free place goes to the key with the fewest, then to whose turn was longest ago; within a key who came first', async () => {
  const { beurten, plaatsen, vraag } = createVragen(new Wachtrij({ ...GRENZEN, plaatsen: 2, perSleutel: 1 }));
  for (const sleutel of ['A', 'B', 'A', 'A', 'C', 'B']) void vraag(sleutel);
  await settle();
  for (let i = 0; i < 4; i += 1) {
    plaatsen[i]?.close();
    await settle();
  }
  assert.deepEqual(beurten, ['A', 'B', 'C', 'A', 'B', 'A']);
});

test('who waits too long, has too many waiting or went away gets no place, and keeps none from others', async () => {
  const wachtrij = new Wachtrij({ plaatsen: 1, perSleutel: 1, wachtendenPerSleutel: 1, wachtMs: 30 });
  const { vraag } = createVragen(wachtrij);
  const eerste = await vraag('A');
  const gone = new AbortController();
  const [weg, vol] = [vraag('A', gone.signal), vraag('A')];
  assert.equal(await vol, undefined);
  gone.abort();
  assert.equal(await weg, undefined);
  assert.equal(await vraag('B'), undefined);
  eerste?.close();
  eerste?.close();
  const volgende = await vraag('B');
  assert.ok(volgende);
  assert.equal(await vraag('C'), undefined, 'closing twice gave one place back');
});
