import { dataOf, useQuery, useQueryClient, type MensenActions, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

type Mensen = Answer<'/api/vestigingen/{brin6}/mensen'>;

export function useMensen(): UseQueryResult<Mensen> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['mensen', brin6],
    queryFn: () => dataOf(api.GET('/api/vestigingen/{brin6}/mensen', { params: { path: { brin6 } } })),
  });
}

/** Each act returns the new list. */
export function useMensenActions(): MensenActions {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  const show = (mensen: Mensen): Mensen => {
    client.setQueryData(['mensen', brin6], mensen);
    return mensen;
  };
  return {
    onGrant: async (id, body) =>
      show(
        await dataOf(
          api.POST('/api/vestigingen/{brin6}/mensen/{id}/rollen', { params: { path: { brin6, id } }, body }),
        ),
      ),
    onRevoke: async (id, query) =>
      show(
        await dataOf(
          api.DELETE('/api/vestigingen/{brin6}/mensen/{id}/rollen', {
            params: { path: { brin6, id }, query },
          }),
        ),
      ),
    onEnd: async (id) =>
      show(
        await dataOf(api.DELETE('/api/vestigingen/{brin6}/mensen/{id}', { params: { path: { brin6, id } } })),
      ),
    onWithdraw: async (id) =>
      show(
        await dataOf(
          api.DELETE('/api/vestigingen/{brin6}/mensen/voorstellen/{id}', { params: { path: { brin6, id } } }),
        ),
      ),
    onResend: async (id) =>
      show(
        await dataOf(
          api.POST('/api/vestigingen/{brin6}/mensen/{id}/uitnodiging', { params: { path: { brin6, id } } }),
        ),
      ),
    async onClearStap(id, gezien) {
      const answer = await dataOf(
        api.DELETE('/api/vestigingen/{brin6}/mensen/{id}/tweede-stap', {
          params: { path: { brin6, id }, ...(gezien && { query: { gezien: 'true' } }) },
        }),
      );
      await client.invalidateQueries({ queryKey: ['mensen', brin6] });
      return answer;
    },
    async onAllowHerstel(id) {
      return await dataOf(
        api.POST('/api/vestigingen/{brin6}/mensen/{id}/wachtwoord-herstel', {
          params: { path: { brin6, id } },
        }),
      );
    },
    async onInvite(body) {
      const answer = await dataOf(
        api.POST('/api/vestigingen/{brin6}/mensen', { params: { path: { brin6 } }, body }),
      );
      await client.invalidateQueries({ queryKey: ['mensen', brin6] });
      return answer;
    },
  };
}
