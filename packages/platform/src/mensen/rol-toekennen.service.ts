import type { Actor } from '../actor/actor.ts';
import type { LoginHandeling } from '../login/login-database.ts';
import { nietVerzonden } from '../login/uitnodigingen.service.ts';
import type { MensenDeps } from './mensen-deps.ts';
import type { Rolvoorstel } from './rolvoorstel.ts';
import { sendRolGegeven, type RolTekst } from './rolvoorstel-mail.ts';
import { findSchoolcontact, listBevestigers } from './rolvoorstellen.ts';
import { lockMensen, logRol, requireSamen } from './toekenningen.ts';

/** Who would get which role where. */
export type RolVoorIemand = Pick<Rolvoorstel, 'naam' | 'email' | 'rol' | 'plek'>;

export const toTekst = (
  { rechten, login: { titel } }: MensenDeps,
  { naam, email, rol, plek }: RolVoorIemand,
): RolTekst => ({ naam, email, plek, titel, rolNaam: rechten.tabel.rollen[rol]?.naam ?? rol });

/**
 * Gives the role, tells the person by an invitation, and tells the school's people when somebody new sees their pupils. Also
 * when the mail to the person did not leave: the role holds. `check` runs first, under the lock; with a proposal of this id.
 */
export async function inviteWithRol(
  deps: MensenDeps,
  actor: Actor,
  { naam, email, rol, plek }: Omit<RolVoorIemand, 'plek'> & { plek: string | null },
  { voorstel, check }: { voorstel?: string; check?: (handeling: LoginHandeling) => Promise<void> } = {},
): Promise<'uitgenodigd' | 'bestondAl'> {
  const { rechten, login } = deps;
  const uitkomst = await login.inviteGebruiker(
    actor,
    { email, naam, lidmaatschappen: [{ rol, plek }] },
    {
      // Before any row: the check of what goes together is over every account of the mailbox.
      async prepare(handeling) {
        await lockMensen(handeling);
        await check?.(handeling);
      },
      async write(handeling, { gebruikerId, toegevoegd }) {
        await requireSamen(handeling, rechten, gebruikerId);
        if (toegevoegd === 0 && voorstel === undefined) return;
        await logRol(handeling, 'rol.toegekend', {
          gebruikerId,
          rol,
          plek,
          ...(voorstel !== undefined && { voorstel }),
        });
      },
    },
  );
  if (uitkomst.toegevoegd > 0 && plek !== null && rechten.zietLeerlingen(rol))
    await tellSchool(deps, actor, { naam, email, rol, plek });
  if (uitkomst.kind === 'nietVerzonden') throw nietVerzonden();
  return uitkomst.kind;
}

/** Everybody there who sees pupils, but for the person that it is about and the one who said yes. */
export async function tellSchool(deps: MensenDeps, actor: Actor, vraag: RolVoorIemand): Promise<void> {
  const { accountMail } = deps.login;
  if (!accountMail) return;
  const behalve = [vraag.email, ...(actor.kind === 'gebruiker' ? [actor.email] : [])];
  const to = await deps.login.as(actor, async (handeling) => {
    const collegas = await listBevestigers(handeling, deps.rechten, vraag.plek, behalve);
    const contact = await findSchoolcontact(handeling, vraag.plek, behalve);
    return new Set([...collegas.map(({ email }) => email), ...(contact === undefined ? [] : [contact])]);
  });
  await Promise.all([...to].map((adres) => sendRolGegeven(accountMail, adres, toTekst(deps, vraag))));
}
