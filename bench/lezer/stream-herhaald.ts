import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

const OPEN = '<leerlingen>';
const SLUIT = '</leerlingen>';
/** More than the school and its groups take at the beginning, and than the rest takes after the pupils. */
const KOP = 4 * 1024 * 1024;
const STAART = 1024;

/** The file with its pupils `maal` times, so that a memory test of ten times the size needs no ten times the disk. */
export async function* streamHerhaald(file: string, maal: number): AsyncGenerator<Uint8Array> {
  if (maal === 1) return yield* read(file, 0, undefined);
  const { begin, eind, grootte } = await findLeerlingen(file);
  yield* read(file, 0, begin);
  for (let i = 0; i < maal; i++) yield* read(file, begin, eind);
  yield* read(file, eind, grootte);
}

/** From `begin` up to, not including, `eind`. */
async function* read(file: string, begin: number, eind: number | undefined): AsyncGenerator<Uint8Array> {
  const range = eind === undefined ? {} : { start: begin, end: eind - 1 };
  for await (const chunk of createReadStream(file, range)) yield chunk as Uint8Array;
}

/** Where the pupils stand in a file of our own writer. */
async function findLeerlingen(file: string): Promise<{ begin: number; eind: number; grootte: number }> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const kop = Buffer.alloc(Math.min(KOP, size));
  await handle.read(kop, 0, kop.length, 0);
  const staart = Buffer.alloc(Math.min(STAART, size));
  await handle.read(staart, 0, staart.length, size - staart.length);
  const [voor, na] = [kop.indexOf(OPEN), staart.lastIndexOf(SLUIT)];
  if (voor < 0 || na < 0) throw new Error(`${file} is not a file of our writer`);
  return { begin: voor + OPEN.length, eind: size - staart.length + na, grootte: size };
}
