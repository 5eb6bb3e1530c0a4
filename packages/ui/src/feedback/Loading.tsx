import { Skeleton as AmsSkeleton } from '../design-system.ts';

/** For a whole page or card. It appears after 300 ms: a flash of "loading" makes a quick answer feel slow. */
export function Loading({ label = 'Even geduld…' }: { label?: string }) {
  return (
    <output className="kp-loading">
      <span className="kp-spinner" aria-hidden="true" />
      {label}
    </output>
  );
}

/** The shape of the content that comes: `lines` of text, or a table. */
export function Skeleton({ lines = 3, table = false }: { lines?: number; table?: boolean }) {
  return (
    <div>
      <output className="ams-visually-hidden">Even geduld…</output>
      <AmsSkeleton>
        {table ? <AmsSkeleton.Table rows={lines} columns={3} /> : <AmsSkeleton.Paragraph lines={lines} />}
      </AmsSkeleton>
    </div>
  );
}
