import { useNavigate, useSearch } from '@tanstack/react-router';
import { parseLogboekSearch, type LogboekSearch } from './logboek.ts';

/** What is chosen, as the address says, and how to choose otherwise. */
export function useLogboekSearch(): { search: LogboekSearch; onChoose: (choice: LogboekSearch) => void } {
  const search = parseLogboekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    search,
    onChoose: (choice) =>
      void navigate({ to: '/logboek', search: choice as never, replace: true, resetScroll: false }),
  };
}
