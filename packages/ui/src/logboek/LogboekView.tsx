import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { TextLink } from '../actions/links.tsx';
import { EmptyState } from '../feedback/EmptyState.tsx';
import { Skeleton } from '../feedback/Loading.tsx';
import { QueryView } from '../feedback/QueryView.tsx';
import { formatTelling } from '../format/format.ts';
import { Card } from '../layout/Card.tsx';
import { Stack } from '../layout/Stack.tsx';
import { Muted } from '../layout/Text.tsx';
import { LogboekFilter } from './LogboekFilter.tsx';
import { LogboekTable } from './LogboekTable.tsx';
import {
  findPeriodError,
  serializeSearch,
  type LogboekFilters,
  type LogboekPagina,
  type LogboekSearch,
} from './logboek.ts';

export type LogboekViewProps = {
  search: LogboekSearch;
  onChoose: (search: LogboekSearch) => void;
  filters: LogboekFilters | undefined;
  query: UseInfiniteQueryResult<InfiniteData<LogboekPagina>>;
  /** The address of the CSV file, without the filter. */
  csv: string;
  withVestiging?: boolean;
};

/** The logboek of both applications: filter, read and download. */
export function LogboekView({
  search,
  onChoose,
  filters,
  query,
  csv,
  withVestiging = false,
}: LogboekViewProps) {
  return (
    <Stack>
      <Card>
        <LogboekFilter search={search} filters={filters} onChoose={onChoose} />
      </Card>
      <Card>
        <QueryView query={query} pending={<Skeleton table lines={8} />}>
          {({ pages }) => {
            const regels = pages.flatMap((page) => page.regels);
            if (regels.length === 0) return <NothingFound search={search} />;
            return (
              <Stack>
                <output className="kp-paragraph">
                  {query.hasNextPage
                    ? `De nieuwste ${formatTelling(regels.length, 'regel', 'regels')}.`
                    : `${formatTelling(regels.length, 'regel', 'regels')}, dat is alles.`}
                </output>
                <LogboekTable regels={regels} withVestiging={withVestiging} />
                {query.hasNextPage && (
                  <ButtonRow>
                    <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                      Oudere regels tonen
                    </Button>
                  </ButtonRow>
                )}
                <Muted>
                  <TextLink href={csv + serializeSearch(search)} download>
                    Ophalen als bestand voor Excel (CSV)
                  </TextLink>
                  , met alle regels van deze keuze. Ook dat ophalen komt in het logboek te staan.
                </Muted>
              </Stack>
            );
          }}
        </QueryView>
      </Card>
    </Stack>
  );
}

function NothingFound({ search }: { search: LogboekSearch }) {
  return (
    <EmptyState title="Hier staat niets">
      {findPeriodError(search) ??
        'Er is niets vastgelegd dat bij deze keuze past. Kies meer dagen, of iedereen.'}
    </EmptyState>
  );
}
