import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

type RecentCode = { koppelingId: string; verificatiecode: string };

type RecentCodeState = {
  findCode: (koppelingId: string) => RecentCode | undefined;
  keepCode: (code: RecentCode) => void;
  forgetCode: () => void;
};

const RecentCodeContext = createContext<RecentCodeState | undefined>(undefined);

/** Long enough to write the code down and send the request; short enough for a computer that is left alone. */
const KEEP_MS = 30 * 60_000;

/**
 * Keeps the code that was just entered, so that the next step need not ask for it. It stays in the memory of this page:
 * browsers write the router's state (`history.state`) to disk.
 */
export function RecentCodeProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<RecentCode>();

  useEffect(() => {
    if (!code) return;
    const timer = setTimeout(() => setCode(undefined), KEEP_MS);
    return () => clearTimeout(timer);
  }, [code]);

  const state = useMemo<RecentCodeState>(
    () => ({
      findCode: (koppelingId) => (code?.koppelingId === koppelingId ? code : undefined),
      keepCode: setCode,
      forgetCode: () => setCode(undefined),
    }),
    [code],
  );
  return <RecentCodeContext value={state}>{children}</RecentCodeContext>;
}

export function useRecentCode(): RecentCodeState {
  const state = useContext(RecentCodeContext);
  if (!state) throw new Error('useRecentCode outside the shell');
  return state;
}
