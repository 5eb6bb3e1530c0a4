import { encode } from 'uqr';

/** A QR code as one SVG path on a grid of `grootte` modules, quiet zone included: nothing inline for the CSP to refuse. */
export type Qr = { grootte: number; pad: string };

export function drawQr(text: string): Qr {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const pad = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return { grootte: size, pad };
}
