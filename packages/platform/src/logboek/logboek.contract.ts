import { z } from 'zod';

/** A year 0 there never was; PostgreSQL would make an error of it. */
const dag = z.iso
  .date({ error: 'Schrijf de dag als 2026-11-23.' })
  .refine((tekst) => tekst >= '1900', { error: 'Kies een dag na 1900.' });

/** What a person asks of the logboek; without anything: the newest rows. */
export const logboekKeuzeSchema = z.object({
  /** As the answer of `/filters` gives it: `gebruiker:…`, `partner:…` or `systeem:…`. */
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
