import { z } from 'zod';

/** There was no year 0; PostgreSQL would give an error. */
const dag = z.iso
  .date({ error: 'Schrijf de dag als 2026-11-23.' })
  .refine((tekst) => tekst >= '1900', { error: 'Kies een dag na 1900.' });

/** The question of a person; without any field: the newest rows. */
export const logboekKeuzeSchema = z.object({
  /** In the form of the answer of `/filters`: `gebruiker:…`, `partner:…` or `systeem:…`. */
  persoon: z.string().max(200).optional(),
  koppeling: z.uuid().optional(),
  van: dag.optional(),
  tot: dag.optional(),
});
export type LogboekKeuze = z.output<typeof logboekKeuzeSchema>;

export const logboekVraagSchema = logboekKeuzeSchema.extend({
  /** The `volgende` of the page before. */
  voor: z.coerce.number().int().positive().optional(),
});
export type LogboekVraag = z.output<typeof logboekVraagSchema>;

export const logboekPaginaSchema = z.object({
  regels: z.array(
    z.object({
      id: z.number().int(),
      op: z.string(),
      wie: z.string(),
      wat: z.string(),
      waarover: z.string().nullable(),
      brin6: z.string().nullable(),
      bijzonderheden: z.array(z.string()),
    }),
  ),
  /** Null on the last page. */
  volgende: z.number().int().nullable(),
});
export type LogboekPagina = z.output<typeof logboekPaginaSchema>;

const keuze = z.object({ waarde: z.string(), naam: z.string() });
export const logboekFiltersSchema = z.object({ personen: z.array(keuze), koppelingen: z.array(keuze) });
export type LogboekFilters = z.output<typeof logboekFiltersSchema>;
