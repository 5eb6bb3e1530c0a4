import { formatMoment, type Status } from '@koppelpunt/ui';
import type { Answer } from '../api.ts';

export type Verzoekenlijst = Answer<'/api/verzoeken'>;
export type Verzoek = Answer<'/api/verzoeken'>['verzoeken'][number];
export type VerzoekDetail = Answer<'/api/verzoeken/{id}'>;
export type Controle = NonNullable<VerzoekDetail['controle']>;
export type Deel = keyof Verzoekenlijst['aantallen'];
export type VerzoekenVraag = { deel: Deel; pagina: number; zoek: string };
export type { Inzagereden } from '../../src/verzoeken/verzoeken.contract.ts';
export type VerzoekStatus = Verzoek['status'];

export const statusLooks: Readonly<Record<VerzoekStatus, { status: Status; word: string }>> = {
  nieuw: { status: 'nieuw', word: 'Nieuw' },
  onleesbaar: { status: 'storing', word: 'Onleesbaar' },
  'in-behandeling': { status: 'wacht', word: 'In behandeling' },
  geactiveerd: { status: 'actief', word: 'Geactiveerd' },
  afgewezen: { status: 'afgewezen', word: 'Afgewezen' },
  terzijde: { status: 'afgewezen', word: 'Terzijde' },
};

/** The title of a request. The name comes from the mail, so it says so. */
export function formatSchool({ schoolnaam, brin6 }: Pick<Verzoek, 'schoolnaam' | 'brin6'>): string {
  const naam = schoolnaam && `“${schoolnaam}” (volgens de e-mail)`;
  if (naam && brin6) return `${brin6} · ${naam}`;
  if (naam) return naam;
  return brin6 ? `School met BRIN ${brin6}` : 'Onbekende school';
}

/** 'vandaag om 10:42, per e-mail van m.jansen@regenboog.example'. */
export function formatOntvangst({ ontvangenOp, via, van }: Verzoek): string {
  return `${formatMoment(ontvangenOp)}, per ${via} van ${van}`;
}

/** The code itself never reaches this browser. */
export function formatVerificatiecode({ codeLengte }: Verzoek): string {
  if (codeLengte === null) return 'niet duidelijk uit de e-mail';
  return `ontvangen, ${codeLengte} tekens, versleuteld bewaard`;
}

/** What to do, only for a request that nobody has looked at yet. */
export function formatAanZet({ status }: Verzoek): string | undefined {
  switch (status) {
    case 'nieuw':
      return 'U: open het verzoek en controleer het.';
    case 'onleesbaar':
      return 'U: lees de e-mail en vul zelf in wat ontbreekt.';
    case 'in-behandeling':
    case 'geactiveerd':
    case 'afgewezen':
    case 'terzijde':
      return undefined;
  }
}
