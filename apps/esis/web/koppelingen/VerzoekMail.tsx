import {
  Button,
  ButtonRow,
  CopyBlock,
  DataList,
  Muted,
  ProblemAlert,
  QueryView,
  Skeleton,
} from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';
import { useSendVerzoek, useVerzoekPreview, type VerzoekPreview } from './useVerzoek.ts';
import { useRecentCode } from './RecentCode.tsx';

type VerzoekMailProps = { koppeling: KoppelingDetail; code: string; onSent: () => void };

export function VerzoekMail({ koppeling, code, onSent }: VerzoekMailProps) {
  const preview = useVerzoekPreview(koppeling.id, code);
  const send = useSendVerzoek(koppeling.id, onSent);
  const { forgetCode } = useRecentCode();
  return (
    <>
      <QueryView query={preview} pending={<Skeleton lines={8} />}>
        {(mail) => (
          <>
            <MailPreview mail={mail} />
            <ProblemAlert error={send.error} title="Het verzoek is niet verstuurd">
              <p>U kunt de tekst hierboven ook kopiëren en zelf mailen naar {mail.aan}.</p>
            </ProblemAlert>
            <ButtonRow>
              <Button
                variant="filled"
                busy={send.isPending}
                busyLabel="Bezig met versturen…"
                onClick={() => send.mutate(code)}
              >
                Verzoek versturen
              </Button>
            </ButtonRow>
            <Muted>
              Mailt u liever zelf? Kopieer de tekst en stuur hem vanaf uw eigen e-mailadres naar {mail.aan}.
            </Muted>
          </>
        )}
      </QueryView>
      {preview.isError && (
        <ButtonRow>
          <Button variant="plain" onClick={forgetCode}>
            De code opnieuw invullen
          </Button>
        </ButtonRow>
      )}
    </>
  );
}

function MailPreview({ mail }: { mail: VerzoekPreview }) {
  return (
    <>
      <DataList
        rows={[
          // Mail programs need these quotes; readers do not.
          { label: 'Van', value: mail.van.replaceAll('"', '') },
          { label: 'Aan', value: mail.aan },
          { label: 'Onderwerp', value: mail.onderwerp },
        ]}
      />
      <CopyBlock label="Tekst van de e-mail" text={mail.tekst} copyLabel="Kopieer de tekst" />
    </>
  );
}
