/** Our mark: two links of a chain. The gap where one passes under the other is drawn, not masked, so it survives 16 px. */
export function Mark({ size = 32, title }: { size?: number; title?: string }) {
  return (
    <svg
      className="kp-mark"
      width={size}
      height={(size * 20) / 32}
      viewBox="0 0 32 20"
      role={title ? 'img' : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      focusable="false"
    >
      <g fill="none" stroke="currentColor" strokeWidth="3.2" strokeLinecap="round">
        <path d="M15.6 4.2A6.4 6.4 0 0 0 12.6 3.6H8.4a6.4 6.4 0 0 0 0 12.8h4.2a6.4 6.4 0 0 0 6.1-8.3" />
        <path d="M16.4 15.8a6.4 6.4 0 0 0 3 .6h4.2a6.4 6.4 0 0 0 0-12.8h-4.2a6.4 6.4 0 0 0-6.1 8.3" />
      </g>
    </svg>
  );
}
