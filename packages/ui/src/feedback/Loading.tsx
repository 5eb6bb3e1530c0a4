import { Skeleton as AmsSkeleton } from '../design-system.ts';

/** Waiting for a whole page or card. Appears after 300 ms: a flash of "loading" makes a quick answer feel slow. */
export function Loading({ label = 'Even geduld…' }: { label?: string }) {
  return (
    <p className="kp-loading" role="status">
      <span className="kp-spinner" aria-hidden="true" />
      {label}
    </p>
  );
}

/** The shape of what is coming; `lines` of text, or a table. */
export function Skeleton({ lines = 3, table = false }: { lines?: number; table?: boolean }) {
  return (
    <div role="status" className="kp-skeleton">
      <span className="ams-visually-hidden">Even geduld…</span>
      <AmsSkeleton>
        {table ? <AmsSkeleton.Table rows={lines} columns={3} /> : <AmsSkeleton.Paragraph lines={lines} />}
      </AmsSkeleton>
    </div>
  );
}
