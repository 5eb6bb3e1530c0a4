import {
  dataOf,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@koppelpunt/ui';
import { api, type Answer } from '../api.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';

export const MANDATEN_PATH = '/instellen/mandaten';

export type Mandaten = Answer<'/api/vestigingen/{brin6}/mandaten'>;
export type Mandaat = Mandaten['mandaten'][number];
export type Aanvraag = Mandaten['aanvragen'][number];
export type MandaatInvoer = { gebruikerId: string; functie: string; vanaf: string; tot: string };

export function useMandaten(): UseQueryResult<Mandaten> {
  const { brin6 } = useVestiging();
  return useQuery({
    queryKey: ['mandaten', brin6],
    queryFn: () => dataOf(api.GET('/api/vestigingen/{brin6}/mandaten', { params: { path: { brin6 } } })),
  });
}

export function useGrantMandaat(): UseMutationResult<unknown, Error, MandaatInvoer> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MandaatInvoer) =>
      dataOf(api.POST('/api/vestigingen/{brin6}/mandaten', { params: { path: { brin6 } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mandaten', brin6] }),
  });
}

/** Asks the bestuur for one; the list then says when. */
export function useAskMandaat(): UseMutationResult<{ gemaild: boolean }, Error, void> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      dataOf(api.POST('/api/vestigingen/{brin6}/mandaataanvragen', { params: { path: { brin6 } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mandaten', brin6] }),
  });
}

export function useRefuseMandaat(): UseMutationResult<unknown, Error, string> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(
        api.DELETE('/api/vestigingen/{brin6}/mandaataanvragen/{id}', { params: { path: { brin6, id } } }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mandaten', brin6] }),
  });
}

export function useRevokeMandaat(): UseMutationResult<unknown, Error, string> {
  const { brin6 } = useVestiging();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(api.DELETE('/api/vestigingen/{brin6}/mandaten/{id}', { params: { path: { brin6, id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mandaten', brin6] }),
  });
}
