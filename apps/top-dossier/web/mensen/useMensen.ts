import { dataOf, useQuery, useQueryClient, type MensenActions, type UseQueryResult } from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';

type Mensen = Answer<'/api/mensen'>;

export function useMensen(): UseQueryResult<Mensen> {
  return useQuery({ queryKey: ['mensen'], queryFn: () => dataOf(api.GET('/api/mensen')) });
}

/** Each act returns the new list. */
export function useMensenActions(): MensenActions {
  const client = useQueryClient();
  const show = (mensen: Mensen): Mensen => {
    client.setQueryData(['mensen'], mensen);
    return mensen;
  };
  return {
    onGrant: async (id, body) =>
      show(await dataOf(api.POST('/api/mensen/{id}/rollen', { params: { path: { id } }, body }))),
    onRevoke: async (id, query) =>
      show(await dataOf(api.DELETE('/api/mensen/{id}/rollen', { params: { path: { id }, query } }))),
    onEnd: async (id) => show(await dataOf(api.DELETE('/api/mensen/{id}', { params: { path: { id } } }))),
    onWithdraw: async (id) =>
      show(await dataOf(api.DELETE('/api/mensen/voorstellen/{id}', { params: { path: { id } } }))),
    onResend: async (id) =>
      show(await dataOf(api.POST('/api/mensen/{id}/uitnodiging', { params: { path: { id } } }))),
    async onClearStap(id, gezien) {
      const answer = await dataOf(
        api.DELETE('/api/mensen/{id}/tweede-stap', {
          params: { path: { id }, ...(gezien && { query: { gezien: 'true' } }) },
        }),
      );
      await client.invalidateQueries({ queryKey: ['mensen'] });
      return answer;
    },
    async onAllowHerstel(id) {
      return await dataOf(api.POST('/api/mensen/{id}/wachtwoord-herstel', { params: { path: { id } } }));
    },
    async onInvite(body) {
      const answer = await dataOf(api.POST('/api/mensen', { body }));
      await client.invalidateQueries({ queryKey: ['mensen'] });
      return answer;
    },
  };
}
