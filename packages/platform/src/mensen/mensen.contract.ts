import { z } from 'zod';
import { findNaamFout } from '../mail/naam.ts';
import { PLEKKEN } from '../rechten/tabel.ts';

export const rolSchema = z.object({
  rol: z.string(),
  naam: z.string(),
  betekenis: z.string(),
  plek: z.enum(PLEKKEN),
});

export const mensSchema = z.object({
  id: z.string(),
  naam: z.string(),
  email: z.string(),
  /** Nobody changes their own roles. */
  isUzelf: z.boolean(),
  /** This person has a second step, and the reader may clear it. */
  magStapWissen: z.boolean(),
  /** The second step of this person was taken away, and the reader may allow a new password by mail. */
  magHerstelToestaan: z.boolean(),
  /** This person was invited and never signed in; until when the link opens, null when it does not any more. */
  uitnodiging: z.object({ geldigTot: z.string().nullable() }).nullable(),
  rollen: z.array(
    z.object({
      rol: z.string(),
      naam: z.string(),
      /** BRIN6, BRIN4, number of a bestuur, or null: the organisation. */
      plek: z.string().nullable(),
      magAfnemen: z.boolean(),
    }),
  ),
});

/** A role that waits for the yes of the school. */
export const rolvoorstelSchema = z.object({
  id: z.string(),
  naam: z.string(),
  email: z.string(),
  rol: z.string(),
  rolNaam: z.string(),
  plek: z.string(),
  voorgesteldDoor: z.string(),
  sinds: z.string(),
  tot: z.string(),
});
export const rolvoorstellenSchema = z.object({ voorstellen: z.array(rolvoorstelSchema) });
export type RolvoorstelAntwoord = z.infer<typeof rolvoorstelSchema>;

export const mensenSchema = z.object({
  mensen: z.array(mensSchema),
  /** The roles that the reader may give to others here. */
  geefbaar: z.array(rolSchema),
  /** Roles that wait for the yes of a school. */
  voorstellen: z.array(rolvoorstelSchema),
  /** False where no mail can be sent. */
  kanUitnodigen: z.boolean(),
});
export type MensenAntwoord = z.infer<typeof mensenSchema>;

const rol = z.string().min(1, 'Kies een rol.').max(40);
const plek = z.string().trim().max(6).optional();

export const rolVraagSchema = z.object({ rol, plek });
export type RolVraag = z.infer<typeof rolVraagSchema>;

export const uitnodigingVraagSchema = rolVraagSchema.extend({
  naam: z
    .string()
    .trim()
    .min(2, 'Vul de naam in.')
    .max(100, 'Een naam mag hooguit 100 tekens lang zijn.')
    .superRefine((text, ctx) => {
      const message = findNaamFout(text);
      if (message !== undefined) ctx.addIssue({ code: 'custom', message });
    }),
  email: z
    .email('Vul een e-mailadres in, zoals m.jansen@school.nl.')
    .max(200, 'Een e-mailadres mag hooguit 200 tekens lang zijn.'),
  /** Somebody looked: a mailbox that seems to be of a function has one reader. */
  isPersoonlijk: z.boolean().optional(),
});
export type UitnodigingVraag = z.infer<typeof uitnodigingVraagSchema>;

export const uitnodigingAntwoordSchema = z.object({
  uitkomst: z.enum(['uitgenodigd', 'bestondAl', 'voorgesteld']),
});

export const wisAntwoordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('gewist'),
    /** False: somebody has to tell the person in another way. */
    gemaild: z.boolean(),
  }),
  z.object({ kind: z.literal('hadGeen') }),
  /** Ask again with `gezien`, by somebody who has the person in front of them. */
  z.object({ kind: z.literal('hersteldPerMail') }),
]);

/** The reader has the person in front of them, or on a number that they knew. */
export const wisVraagSchema = z.object({ gezien: z.stringbool().optional() });
export const herstelAntwoordSchema = z.object({ gemaild: z.boolean() });
