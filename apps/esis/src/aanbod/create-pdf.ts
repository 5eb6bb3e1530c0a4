import { schrijfDag } from '../kalender/kalender.ts';
import { VOORWAARDEN, VOORWAARDEN_DATUM, VOORWAARDEN_VERSIE } from './gebruikersvoorwaarden.ts';

const TITEL = 'Gebruikersvoorwaarden SWV Topdossier koppeling';
const RUIM = { lineGap: 2.5, paragraphGap: 6 } as const;

/**
 * The terms as a tagged PDF (a screen reader finds headings and lists). The same bytes each time, uncompressed and with
 * the version's own date: the hash of what a school accepted must be computable again on another machine.
 */
export async function createVoorwaardenPdf(): Promise<Buffer> {
  // Only who needs the terms waits for it: 0.2 s of every command otherwise.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 64, left: 72, right: 72 },
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: TITEL, Author: 'ESIS', CreationDate: new Date(`${VOORWAARDEN_DATUM}T00:00:00Z`) },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once('end', resolve));

  const inhoud = document.struct('Document');
  document.addStructure(inhoud);
  const write = (tag: string, draw: () => void) => inhoud.add(document.struct(tag, {}, draw));

  write('H1', () => document.font('Helvetica-Bold').fontSize(19).text(TITEL, RUIM));
  write('P', () =>
    document
      .font('Helvetica')
      .fontSize(10)
      .text(`Versie ${VOORWAARDEN_VERSIE}, ${schrijfDag(VOORWAARDEN_DATUM)}`, RUIM),
  );
  for (const { kop, alineas, punten } of VOORWAARDEN) {
    write('H2', () => document.moveDown(0.5).font('Helvetica-Bold').fontSize(12).text(kop, RUIM));
    for (const alinea of alineas) {
      write('P', () => document.font('Helvetica').fontSize(10).text(alinea, RUIM));
    }
    if (!punten) continue;
    const lijst = document.struct('L');
    inhoud.add(lijst);
    for (const punt of punten) {
      const item = document.struct('LI');
      lijst.add(item);
      item.add(
        document.struct('LBody', {}, () =>
          document.text(`•  ${punt}`, { ...RUIM, paragraphGap: 2, indent: 10 }),
        ),
      );
      item.end();
    }
    lijst.end();
    document.moveDown(0.3);
  }
  inhoud.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}
