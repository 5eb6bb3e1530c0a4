import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import { DELEN } from './verzoek.ts';
import { verzoekenQuery } from './verzoeken.contract.ts';
import type { Verzoeken } from './verzoeken.service.ts';

export const verzoekCommands: readonly AppCommand<{ actor: Actor; services: { verzoeken: Verzoeken } }>[] = [
  {
    words: 'verzoek list',
    help: 'toont de wachtrij van support, een bladzijde tegelijk',
    options: {
      deel: { type: 'string', help: `${Object.keys(DELEN).join(', ')}; anders te-doen` },
      pagina: { type: 'string', help: 'welke bladzijde; anders de eerste' },
      zoek: { type: 'string', help: 'een BRIN of het begin ervan, een adres of een domein' },
    },
    run: async ({ actor, services }, input) => {
      const vraag = verzoekenQuery.safeParse({
        deel: input.optional('deel'),
        pagina: input.optional('pagina'),
        zoek: input.optional('zoek'),
      });
      if (!vraag.success)
        throw new CliError(
          `Kies bij --deel uit: ${Object.keys(DELEN).join(', ')}; en geef bij --pagina een getal.`,
        );
      const lijst = await services.verzoeken.listVerzoeken(actor, vraag.data);
      const lines = lijst.verzoeken.map((v) =>
        [v.ontvangenOp, v.status, v.brin6 ?? '-', v.van, v.reden ?? ''].join('  '),
      );
      const meer = lijst.aantal > lines.length ? `\n${lijst.aantal} verzoeken; blader met --pagina.` : '';
      return { json: lijst, text: (lines.join('\n') || 'Er zijn geen verzoeken.') + meer };
    },
  },
];
