import { useQuery, useQueryClient } from '@tanstack/react-query';
import { loginApi } from '../api/login-api.ts';
import { QueryView } from '../feedback/QueryView.tsx';
import { PageTitle } from '../layout/PageTitle.tsx';
import { OidcCard } from './OidcCard.tsx';
import { PasskeysCard } from './PasskeysCard.tsx';
import { SessiesCard } from './SessiesCard.tsx';
import { TweedeFactorCard } from './TweedeFactorCard.tsx';
import { WachtwoordCard } from './WachtwoordCard.tsx';

const KEY = ['account'];

/** Mijn account: the ways to sign in, and the open sessions. */
export function AccountPage() {
  const client = useQueryClient();
  const account = useQuery({ queryKey: KEY, queryFn: loginApi.getAccount });
  const onChanged = () => void client.invalidateQueries({ queryKey: KEY });
  return (
    <>
      <PageTitle intro="Hoe u inlogt, en waar u nu bent ingelogd.">Mijn account</PageTitle>
      <QueryView query={account}>
        {(data) => (
          <>
            <TweedeFactorCard account={data} onChanged={onChanged} />
            {data.passkeysMogelijk && <PasskeysCard passkeys={data.passkeys} onChanged={onChanged} />}
            {data.oidc && <OidcCard naam={data.oidc} />}
            <SessiesCard sessies={data.sessies} onChanged={onChanged} />
            <WachtwoordCard onChanged={onChanged} />
          </>
        )}
      </QueryView>
    </>
  );
}
