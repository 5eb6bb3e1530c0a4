import assert from 'node:assert/strict';
import { test } from 'node:test';
import { click, fill, waitFor } from '../../test/actions.ts';
import { assertFocus, descriptionOf, get, has, list, pageText, render, textOf } from '../../test/screen.tsx';
import { ApiProblem, MensenView, type Mensen, type MensenActions } from '../index.ts';
import { formatRolMetPlek, listGrantable, type Mens } from './mensen.ts';

const rol = (naam: string, over: object = {}) => ({ rol: naam, naam, plek: null, magAfnemen: true, ...over });
const mens = (naam: string, over: Partial<Mens> = {}): Mens => ({
  id: naam,
  naam,
  email: `${naam}@school.example`,
  isUzelf: false,
  magStapWissen: false,
  magHerstelToestaan: false,
  uitnodiging: null,
  rollen: [rol('directie')],
  ...over,
});
const geefbaar = [
  { rol: 'directie', naam: 'directie', betekenis: 'Leest mee.', plek: 'organisatie' as const },
  { rol: 'ib', naam: 'intern begeleider', betekenis: 'Ziet leerlingen.', plek: 'vestiging' as const },
];

type Call = [string, ...unknown[]];

async function show(
  mensen: readonly Mens[],
  over: Partial<Mensen & MensenActions> & { choosesPlek?: boolean } = {},
) {
  const calls: Call[] = [];
  const { kanUitnodigen = true, choosesPlek = false, voorstellen = [], ...actions } = over;
  await render(
    <MensenView
      mensen={{ mensen, geefbaar, voorstellen, kanUitnodigen }}
      choosesPlek={choosesPlek}
      actions={{
        onGrant: async (...args) => {
          calls.push(['grant', ...args]);
          return { voorstellen };
        },
        onWithdraw: async (...args) => void calls.push(['withdraw', ...args]),
        onRevoke: async (...args) => void calls.push(['revoke', ...args]),
        onEnd: async (...args) => void calls.push(['end', ...args]),
        onClearStap: async (id) => {
          calls.push(['clear', id]);
          return { kind: 'gewist', gemaild: false };
        },
        onAllowHerstel: async (id) => {
          calls.push(['herstel', id]);
          return { gemaild: true };
        },
        onResend: async (id) => void calls.push(['resend', id]),
        onInvite: async (invoer) => {
          calls.push(['invite', invoer]);
          return { uitkomst: 'uitgenodigd' };
        },
        ...actions,
      }}
    />,
  );
  return calls;
}
const melding = () => waitFor(() => document.querySelector('.kp-alert--success'));

test('who was invited is marked as such, and gets a new link', async () => {
  const geldig = { geldigTot: '2026-12-06T09:00:00Z' };
  const invited = [
    mens('Anna', { uitnodiging: geldig }),
    mens('Bo', { uitnodiging: { geldigTot: null } }),
    mens('Cas'),
  ];
  const calls = await show(invited);
  assert.match(pageText(), /Uitgenodigd.*werkt tot 6 december 2026 om 10:00.*werkt niet meer/s);
  assert.equal(list('button').filter((button) => textOf(button).startsWith('Stuur opnieuw')).length, 2);
  await click(get('button', 'Stuur opnieuw naar Anna'));
  assert.match(textOf((await melding()) as HTMLElement), /Anna krijgt een nieuwe link/);
  assert.deepEqual(calls, [['resend', 'Anna']]);
});

test('an invitation that cannot go again says why', async () => {
  const onResend = async () =>
    await Promise.reject(new ApiProblem(429, { code: 'X', melding: 'Morgen kan het weer.' }));
  await show([mens('Anna', { uitnodiging: { geldigTot: null } })], { onResend });
  await click(get('button', 'Stuur opnieuw naar Anna'));
  await waitFor(() => (pageText().includes('Morgen kan het weer.') ? true : undefined));
});

test('where no mail can be sent nobody is offered a new link', async () => {
  await show([mens('Anna', { uitnodiging: { geldigTot: null } })], { kanUitnodigen: false });
  assert.match(pageText(), /Uitgenodigd/);
  assert.equal(
    list('button').some((button) => textOf(button).startsWith('Stuur opnieuw')),
    false,
  );
});

test('each button says of whom it is; what the server does not allow has no button', async () => {
  await show([
    mens('Anna', { magStapWissen: true, rollen: [rol('directie'), rol('ib')] }),
    mens('Bo', { isUzelf: true, rollen: [rol('directie', { magAfnemen: false })] }),
  ]);
  const buttons = list('button').map(textOf);
  assert.ok(
    buttons.includes('Afnemen: directie van Anna') && buttons.includes('Tweede stap wissen… van Anna'),
  );
  assert.equal(
    buttons.some((words) => words.endsWith(' Bo')),
    false,
    buttons.join(' | '),
  );
  assert.ok(has('heading', 'Bo (u)'));
});

test('the last role is not taken away but the access is ended', async () => {
  const calls = await show([mens('Anna')]);
  assert.equal(has('button', /^Afnemen/), false);
  await click(get('button', /^Toegang beëindigen/));
  assert.deepEqual(calls, [], 'not without being asked once more');
  await click(get('button', 'Toegang beëindigen'));
  assert.match(textOf(await melding()), /Anna heeft hier geen toegang meer\./);
  assert.deepEqual(calls, [['end', 'Anna']]);
  assertFocus(document.querySelector('.kp-alert--success'));
});

test('a role is given with its meaning beside it, and a role that is there is not offered', async () => {
  const calls = await show([mens('Anna')]);
  await click(get('button', /^Rol geven/));
  assert.match(textOf(get('dialog', 'Welke rol krijgt Anna?')), /Ziet leerlingen\./);
  assert.doesNotMatch(textOf(get('dialog')), /Leest mee/);
  await click(get('button', 'Rol geven'));
  assert.match(textOf(await melding()), /Anna heeft nu de rol intern begeleider\./);
  assert.deepEqual(calls, [['grant', 'Anna', { rol: 'ib' }]]);
});

test('where schools differ one says at which, and what the server says of it stands beside that field', async () => {
  const problem = new ApiProblem(422, {
    code: 'X',
    melding: 'Nee.',
    velden: { plek: 'Deze school kennen we niet.' },
  });
  await show([mens('Anna')], { choosesPlek: true, onGrant: () => Promise.reject(problem) });
  await click(get('button', /^Rol geven/));
  const dialog = get('dialog');
  const plek = list('textbox', 'BRIN en vestiging').find((field) => dialog.contains(field)) ?? document.body;
  await fill(plek, '97qx00');
  assert.equal((plek as HTMLInputElement).value, '97QX00');
  await click(get('button', 'Rol geven'));
  await waitFor(() => /Deze school kennen we niet\./.test(descriptionOf(plek)));
  assert.equal(has('alert'), false, 'said once, where it can be mended');
});

test('one role of two is taken away at its own place', async () => {
  const calls = await show([mens('Anna', { rollen: [rol('directie'), rol('ib', { plek: '97QX00' })] })], {
    choosesPlek: true,
  });
  await click(get('button', /^Afnemen: ib \(97QX00\)/));
  assert.match(textOf(get('dialog')), /De andere rollen blijven\./);
  await click(get('button', 'Rol afnemen'));
  await melding();
  assert.deepEqual(calls, [['revoke', 'Anna', { rol: 'ib', plek: '97QX00' }]]);
});

test('clearing a second step says whether a mail went, since otherwise one must tell it oneself', async () => {
  await show([mens('Anna', { magStapWissen: true })]);
  await click(get('button', /^Tweede stap wissen/));
  assert.match(textOf(get('dialog')), /Ga niet af op een e-mail\./);
  await click(get('button', 'Tweede stap wissen'));
  assert.match(textOf(await melding()), /er ging geen e-mail\. Vertel Anna zelf/);
});

test('a password that was chosen by mail asks whether the person is there before the step goes', async () => {
  const asked: boolean[] = [];
  await show([mens('Anna', { magStapWissen: true })], {
    onClearStap: async (_id, gezien) => {
      asked.push(gezien);
      return gezien ? { kind: 'gewist', gemaild: true } : { kind: 'hersteldPerMail' };
    },
  });
  await click(get('button', /^Tweede stap wissen/));
  assert.equal(has('checkbox'), false);
  await click(get('button', 'Tweede stap wissen'));
  await click(await waitFor(() => list('checkbox', /^Anna is nu bij mij/)[0]));
  await click(get('button', 'Tweede stap wissen'));
  assert.match(textOf(await melding()), /is gewist/);
  assert.deepEqual(asked, [false, true]);
});

test('a new password by mail is allowed for somebody whose second step is gone, and not without a word', async () => {
  const calls = await show([mens('Anna', { magHerstelToestaan: true })]);
  await click(get('button', /^Nieuw wachtwoord toestaan/));
  assert.match(textOf(get('dialog')), /Wie de mailbox leest, komt met deze link binnen\./);
  await click(get('button', /^Ik spreek deze persoon nu/));
  assert.match(textOf(await melding()), /Anna krijgt een e-mail met een link/);
  assert.deepEqual(calls, [['herstel', 'Anna']]);
});

test('what was refused stays in the dialog, which stays open', async () => {
  const problem = new ApiProblem(409, { code: 'X', melding: 'Dit is de laatste beheerder.' });
  await show([mens('Anna')], { onEnd: () => Promise.reject(problem) });
  await click(get('button', /^Toegang beëindigen/));
  await click(get('button', 'Toegang beëindigen'));
  await waitFor(() => /Dit is de laatste beheerder\./.test(textOf(get('dialog'))));
  await click(get('button', 'Annuleren'));
  assert.equal(has('dialog'), false);
});

test('what was refused goes away when it is tried again', async () => {
  const problem = new ApiProblem(409, { code: 'X', melding: 'Dit is de laatste beheerder.' });
  let end: () => void = () => {};
  let tries = 0;
  await show([mens('Anna')], {
    onEnd: () => (++tries === 1 ? Promise.reject(problem) : new Promise<void>((resolve) => (end = resolve))),
  });
  await click(get('button', /^Toegang beëindigen/));
  await click(get('button', 'Toegang beëindigen'));
  await waitFor(() => /Dit is de laatste beheerder\./.test(textOf(get('dialog'))));
  await click(get('button', 'Toegang beëindigen'));
  assert.doesNotMatch(textOf(get('dialog')), /Dit is de laatste beheerder/);
  end();
  assert.match(textOf(await melding()), /Anna heeft hier geen toegang meer\./);
});

test('an invitation empties its form; what is wrong in it stands beside the field and on top', async () => {
  let refuse = true;
  const invited: unknown[] = [];
  await show([], {
    onInvite: async (invoer) => {
      if (refuse)
        throw new ApiProblem(422, {
          code: 'X',
          melding: 'Nee.',
          velden: { email: 'Dit is geen e-mailadres.' },
        });
      invited.push(invoer);
      return { uitkomst: 'bestondAl' as const };
    },
  });
  await fill(get('textbox', 'Naam'), 'Cato');
  await fill(get('textbox', 'E-mailadres'), 'cato');
  await click(get('button', 'Uitnodigen'));
  await click(await waitFor(() => list('link', 'Dit is geen e-mailadres.')[0]));
  assertFocus(get('textbox', 'E-mailadres'));
  refuse = false;
  await fill(get('textbox', 'E-mailadres'), 'cato@school.example');
  assert.equal(has('link', 'Dit is geen e-mailadres.'), false, 'what was mended is no longer counted');
  await click(get('button', 'Uitnodigen'));
  assert.match(textOf(await melding()), /cato@school\.example had al een account/);
  assert.deepEqual(invited, [{ naam: 'Cato', email: 'cato@school.example', rol: 'directie' }]);
  assert.equal((get('textbox', 'Naam') as HTMLInputElement).value, '');
});

const VOORSTEL = {
  id: 'v1',
  naam: 'Dirk',
  email: 'Anna@school.example',
  rol: 'ib',
  rolNaam: 'intern begeleider',
  plek: '97QX00',
  voorgesteldDoor: 'Femke Smit',
  sinds: '2026-11-23T09:00:00Z',
  tot: '2026-12-07T09:00:00Z',
};

test('a role that waits for the school is not said to be given', async () => {
  await show([mens('Anna')], { voorstellen: [VOORSTEL] });
  await click(get('button', /^Rol geven/));
  await click(get('button', 'Rol geven'));
  const tekst = textOf(await melding());
  assert.match(tekst, /De school is per e-mail gevraagd of Anna de leerlingen mag zien\./);
  assert.doesNotMatch(tekst, /heeft nu/);
});

test('what waits for the school is shown with who asked and until when, and can be taken back', async () => {
  const calls = await show([], { voorstellen: [VOORSTEL] });
  assert.match(pageText(), /intern begeleider bij 97QX00/);
  assert.match(pageText(), /Voorgesteld door Femke Smit op 23 november 2026\. Vervalt op 7 december 2026\./);
  await click(get('button', 'Intrekken: Dirk'));
  assert.match(textOf(await melding()), /Het voorstel voor Dirk is ingetrokken\./);
  assert.deepEqual(calls, [['withdraw', 'v1']]);
});

test('taking back is sent once, however often one presses; what was refused is said, until it is tried again', async () => {
  const problem = new ApiProblem(409, { code: 'X', melding: 'De school zei net ja.' });
  const answers: ((error?: unknown) => void)[] = [];
  await show([], {
    voorstellen: [VOORSTEL],
    onWithdraw: () =>
      new Promise<void>((resolve, reject) =>
        answers.push((error) => (error === undefined ? resolve() : reject(error))),
      ),
  });
  const button = get('button', 'Intrekken: Dirk');
  await click(button);
  await click(button);
  assert.equal(answers.length, 1);
  answers[0]!(problem);
  await waitFor(() => /De school zei net ja\./.test(pageText()));
  await click(button);
  assert.equal(answers.length, 2);
  assert.doesNotMatch(pageText(), /De school zei net ja/);
  answers[1]!();
  assert.match(textOf(await melding()), /Het voorstel voor Dirk is ingetrokken\./);
});

test('a mailbox of several people needs a tick that one person reads it', async () => {
  const invited: unknown[] = [];
  await show([], {
    onInvite: async (invoer) => {
      invited.push(invoer);
      if (invoer.isPersoonlijk) return { uitkomst: 'voorgesteld' as const };
      const melding = 'Dit lijkt een mailbox die meer mensen lezen.';
      throw new ApiProblem(409, { code: 'ROLMAILBOX', melding, velden: { email: melding } });
    },
  });
  assert.equal(has('checkbox'), false);
  await fill(get('textbox', 'Naam'), 'Cato');
  await fill(get('textbox', 'E-mailadres'), 'info@school.example');
  await click(get('button', 'Uitnodigen'));
  await click(await waitFor(() => list('checkbox', 'Alleen deze persoon leest deze mailbox')[0]));
  await click(get('button', 'Uitnodigen'));
  assert.match(textOf(await melding()), /De school is per e-mail gevraagd of Cato/);
  assert.equal(invited.length, 2);
});

test('without a mail server nobody is invited, and one reads why', async () => {
  await show([], { kanUitnodigen: false });
  assert.match(pageText(), /er is geen mailserver ingesteld/);
  assert.equal(has('button', 'Uitnodigen'), false);
});

test('a role comes twice only where it is at another school', () => {
  const anna = mens('Anna', { rollen: [rol('ib')] });
  const names = (choosesPlek: boolean) => listGrantable(anna, geefbaar, choosesPlek).map((one) => one.rol);
  assert.deepEqual([names(false), names(true)], [['directie'], ['directie', 'ib']]);
  assert.equal(formatRolMetPlek(rol('ib', { plek: '97QX00' }), false), 'ib');
  assert.equal(formatRolMetPlek(rol('ib', { plek: '97QX00' }), true), 'ib (97QX00)');
});
