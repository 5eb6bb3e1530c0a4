import { useNavigate, useSearch } from '@tanstack/react-router';
import { parseLogboekSearch, type LogboekSearch } from './logboek.ts';

/** The filter in the address, and the function that changes it. */
export function useLogboekSearch(): { search: LogboekSearch; onChoose: (choice: LogboekSearch) => void } {
  const search = parseLogboekSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  return {
    search,
    onChoose: (choice) =>
      void navigate({ to: '/logboek', search: choice as never, replace: true, resetScroll: false }),
  };
}
