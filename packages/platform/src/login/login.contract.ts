import { z } from 'zod';

/** The messages of the screens of signing in. packages/ui/src/login/login-api.ts says the same, by hand. */
export const MIN_PASSWORD_LENGTH = 12;

/** No rules but length and not being what others try first (NIST SP 800-63B); an upper bound, because hashing a novel costs us work. */
const nieuwWachtwoord = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `Een wachtwoord heeft ten minste ${MIN_PASSWORD_LENGTH} tekens.`)
  .max(200, 'Een wachtwoord heeft ten hoogste 200 tekens.');

export const wachtwoordSchema = z.object({ email: z.string().max(320), wachtwoord: z.string().max(1000) });
export const codeSchema = z.object({ code: z.string().max(60) });
export const bevestigSchema = codeSchema.extend({ token: z.string().max(200) });
export const passkeySchema = z.object({ antwoord: z.looseObject({ id: z.string().max(2000) }) });
export const nieuwePasskeySchema = passkeySchema.extend({
  naam: z.string().trim().min(1, 'Geef de passkey een naam.').max(60, 'Gebruik ten hoogste 60 tekens.'),
});
export const emailSchema = z.object({ email: z.string().max(320) });
export const tokenSchema = z.object({ token: z.string().max(200) });
export const metTokenSchema = tokenSchema.extend({ wachtwoord: nieuwWachtwoord });
export const wijzigWachtwoordSchema = z.object({ oud: z.string().max(1000), nieuw: nieuwWachtwoord });
