/** The text of a document: headings, paragraphs and lists. */
export type DocumentText = {
  titel: string;
  ondertitel: string;
  /** At the foot of each page. */
  voet: string;
  /** The moment that the document says it was made; not that of the clock, so that the bytes are always the same. */
  moment: Date;
  secties: readonly { kop: string; alineas: readonly string[]; punten?: readonly string[] }[];
};

const INSPRING = 14;
const RUIM = { lineGap: 2.5, paragraphGap: 6 } as const;

/**
 * A text as a tagged PDF (a screen reader finds headings and lists). The same bytes each time, uncompressed and with the
 * date of the text itself: the hash of what a school accepted must be computable again on another machine.
 */
export async function createPdf({ titel, ondertitel, voet, moment, secties }: DocumentText): Promise<Buffer> {
  // Loaded here, so that only a request for a document waits for it: 0.2 s of every command otherwise.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 64, bottom: 72, left: 72, right: 72 },
    // The number of pages is known at the end only.
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    info: { Title: titel, Author: 'ESIS', CreationDate: moment },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.once('end', resolve));

  const inhoud = document.struct('Document');
  document.addStructure(inhoud);
  const write = (tag: string, draw: () => void) => inhoud.add(document.struct(tag, {}, draw));
  const broodtekst = () => document.font('Helvetica').fontSize(10.5);
  /** A heading stays with the first lines under it. */
  const keepTogether = (height: number) => {
    if (document.y + height > document.page.maxY()) document.addPage();
  };

  write('H1', () => document.font('Helvetica-Bold').fontSize(18).text(titel, RUIM));
  write('P', () => broodtekst().text(ondertitel, RUIM));
  for (const { kop, alineas, punten } of secties) {
    keepTogether(80);
    write('H2', () => document.moveDown(0.7).font('Helvetica-Bold').fontSize(12.5).text(kop, RUIM));
    for (const alinea of alineas) write('P', () => broodtekst().text(alinea, RUIM));
    if (!punten) continue;
    const lijst = document.struct('L');
    inhoud.add(lijst);
    for (const punt of punten) {
      const item = document.struct('LI');
      lijst.add(item);
      keepTogether(30);
      const { left } = document.page.margins;
      item.add(document.struct('Lbl', {}, () => broodtekst().text('•', left, document.y)));
      // Beside its dot, so that a second line stands under the first.
      item.add(
        document.struct('LBody', {}, () =>
          document.moveUp().text(punt, left + INSPRING, undefined, { lineGap: 2.5, paragraphGap: 2 }),
        ),
      );
      item.end();
      document.x = left;
    }
    lijst.end();
    document.moveDown(0.3);
  }
  inhoud.end();
  addPaginanummers(document, voet);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Below the margin, and no part of the text that a screen reader reads. */
function addPaginanummers(document: PDFKit.PDFDocument, voet: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    const { margins, height, width } = document.page;
    const { bottom } = margins;
    // Text below the margin would start a new page.
    margins.bottom = 0;
    document.markContent('Artifact', { type: 'Pagination' });
    document
      .font('Helvetica')
      .fontSize(9)
      .text(voet, margins.left, height - 44, { lineBreak: false })
      .text(`${page + 1} van ${count}`, margins.left, height - 44, {
        width: width - margins.left - margins.right,
        align: 'right',
      });
    document.endMarkedContent();
    margins.bottom = bottom;
  }
}
