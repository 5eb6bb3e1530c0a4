import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

type RecentCode = {
  koppelingId: string;
  verificatiecode: string;
  /** It comes straight from Gereed, so the page of the koppeling also says that this went well. */
  isNew?: boolean;
};

type RecentCodeState = {
  findCode: (koppelingId: string) => RecentCode | undefined;
  keepCode: (code: RecentCode) => void;
  forgetCode: () => void;
};

const RecentCodeContext = createContext<RecentCodeState | undefined>(undefined);

/** Long enough to write the code down, look around and send the request; short enough for a computer left alone. */
const KEEP_MS = 30 * 60_000;

/**
 * The code that was just entered, so that the next step need not ask for it. In the memory of this page alone: the
 * router's state would be `history.state`, which browsers write to disk.
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
  if (!state) throw new Error('useVerseCode outside the shell');
  return state;
}
