import { callApi } from '../api/call-api.ts';
import type { Rolvoorstel } from './mensen.ts';

type Voorstellen = { voorstellen: readonly Rolvoorstel[] };

/** The yes or no of a school; the same in both applications. */
export const rolvoorstellenApi = {
  list: () => callApi<Voorstellen>('GET', '/api/rolvoorstellen'),
  confirm: (id: string) => callApi<Voorstellen>('POST', `/api/rolvoorstellen/${encodeURIComponent(id)}`, {}),
  refuse: (id: string) => callApi<Voorstellen>('DELETE', `/api/rolvoorstellen/${encodeURIComponent(id)}`),
  getByToken: (token: string) =>
    callApi<Pick<Rolvoorstel, 'naam' | 'email' | 'rolNaam' | 'plek'>>(
      'POST',
      '/api/toegang-bevestigen/bekijken',
      { token },
    ),
  answerByToken: (token: string, antwoord: 'ja' | 'nee') =>
    callApi<object>('POST', '/api/toegang-bevestigen', { token, antwoord }),
};
