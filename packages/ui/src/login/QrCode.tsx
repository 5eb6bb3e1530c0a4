import type { Qr } from '../api/login-api.ts';

/** One path on white, also in dark mode: scanners need dark on light, with a margin around. */
export function QrCode({ qr, label }: { qr: Qr; label: string }) {
  return (
    <svg
      className="kp-qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${qr.grootte} ${qr.grootte}`}
      shapeRendering="crispEdges"
    >
      <rect width={qr.grootte} height={qr.grootte} fill="#fff" />
      <path d={qr.pad} fill="#000" />
    </svg>
  );
}
