import type { Actor } from '@koppelpunt/platform';
import type { z } from 'zod';
import type {
  ActiveerVraag,
  controleAntwoordSchema,
  KoppelingAntwoord,
  KoppelingDetailAntwoord,
  koppelingenSchema,
  verzoekVoorbeeldSchema,
  zetCodeAntwoordSchema,
} from './koppelingen.contract.ts';

export type KoppelingenService = {
  listKoppelingen(actor: Actor, brin6: string): Promise<z.output<typeof koppelingenSchema>>;
  findKoppeling(actor: Actor, brin6: string, id: string): Promise<KoppelingDetailAntwoord>;
  validateCode(actor: Actor, brin6: string, code: string): Promise<z.output<typeof controleAntwoordSchema>>;
  createCode(actor: Actor, brin6: string): Promise<string>;
  createKoppeling(actor: Actor, brin6: string, vraag: ActiveerVraag): Promise<KoppelingAntwoord>;
  findVerzoek(
    actor: Actor,
    brin6: string,
    id: string,
    code: string,
  ): Promise<z.output<typeof verzoekVoorbeeldSchema>>;
  sendVerzoek(actor: Actor, brin6: string, id: string, code: string): Promise<{ verzondenOp: string }>;
  deleteCode(actor: Actor, brin6: string, id: string): Promise<KoppelingAntwoord>;
  updateCode(
    actor: Actor,
    brin6: string,
    id: string,
    code: string,
  ): Promise<z.output<typeof zetCodeAntwoordSchema>>;
};
