/** Our own icons, drawn on 16 × 16 with one stroke: the design system's package would add 30 that we do not use. */
const paths = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'm4 4 8 8m0-8-8 8',
  circle: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3Z',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm0 2.8V8l2.2 1.6',
  pause: 'M5.5 3.5v9m5-9v9',
  warning: 'M8 2.2 1.8 13.2h12.4L8 2.2Zm0 4.3v3.2m0 1.6v.4',
  stop: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2ZM3.9 3.9l8.2 8.2',
  hourglass: 'M4 2h8M4 14h8M5 2c0 4 6 4 6 6s-6 2-6 6m6-12c0 4-6 4-6 6s6 2 6 6',
  chevron: 'm3.5 6 4.5 4.5L12.5 6',
  arrow: 'M2.5 8h11m-4.5-4.5L13.5 8 9 12.5',
  menu: 'M2 4h12M2 8h12M2 12h12',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  download: 'M8 2v8m-3.5-3L8 10.5 11.5 7M2.5 13.5h11',
  upload: 'M8 10.5v-8M4.5 6 8 2.5 11.5 6m-9 7.5h11',
  person: 'M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 5.6c.6-2.6 2.8-4 5.5-4s4.9 1.4 5.5 4',
  key: 'M10.5 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM8.3 7.6 2.5 13.5m2-2 1.8 1.8',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Zm6.5 1.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
} as const;

export type IconName = keyof typeof paths;

/** Decoration: the word beside it carries the meaning, so assistive technology does not see it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="kp-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false" data-icon={name}>
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
