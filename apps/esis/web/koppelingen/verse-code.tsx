import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

type VerseCode = {
  koppelingId: string;
  verificatiecode: string;
  /** It comes straight from Gereed, so the page of the koppeling also says that this went well. */
  isNieuw?: boolean;
};

type VerseCodeState = {
  findCode: (koppelingId: string) => VerseCode | undefined;
  keepCode: (code: VerseCode) => void;
  forgetCode: () => void;
};

const VerseCodeContext = createContext<VerseCodeState | undefined>(undefined);

/** Long enough to write the code down, look around and send the request; short enough for a computer left alone. */
const BEWAARTIJD_MS = 30 * 60_000;

/**
 * The code that was just entered, so that the next step need not ask for it. In the memory of this page alone: the
 * router's state would be `history.state`, which browsers write to disk.
 */
export function VerseCodeProvider({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<VerseCode>();

  useEffect(() => {
    if (!code) return;
    const timer = setTimeout(() => setCode(undefined), BEWAARTIJD_MS);
    return () => clearTimeout(timer);
  }, [code]);

  const state = useMemo<VerseCodeState>(
    () => ({
      findCode: (koppelingId) => (code?.koppelingId === koppelingId ? code : undefined),
      keepCode: setCode,
      forgetCode: () => setCode(undefined),
    }),
    [code],
  );
  return <VerseCodeContext value={state}>{children}</VerseCodeContext>;
}

export function useVerseCode(): VerseCodeState {
  const state = useContext(VerseCodeContext);
  if (!state) throw new Error('useVerseCode outside the shell');
  return state;
}
