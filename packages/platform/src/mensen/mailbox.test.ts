import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRolmailbox, isSameMailbox } from './mailbox.ts';

test('plus, capitals, dots and a second name of a provider are the same mailbox', () => {
  for (const other of [
    'j.vanvliet+app@regenboog.example',
    'J.VanVliet@Regenboog.example',
    'jvan.vliet@regenboog.example',
    ' j.vanvliet+a+b@regenboog.example',
    'j.vanvliet@regenboog.example',
  ])
    assert.equal(isSameMailbox('j.vanvliet@regenboog.example', other), true, other);
  assert.equal(isSameMailbox('jan.vliet@gmail.com', 'janvliet+ib@googlemail.com'), true);
});

test('another name or another domain is another mailbox', () => {
  for (const other of ['j.vanvliet@ander.example', 'k.vanvliet@regenboog.example', 'x'])
    assert.equal(isSameMailbox('j.vanvliet@regenboog.example', other), false, other);
});

test('a mailbox of a function is known, a person is not one', () => {
  for (const email of [
    'info@school.nl',
    'INFO+x@school.nl',
    'leerling-administratie@x.nl',
    'ib2@x.nl',
    'team@x.nl',
  ])
    assert.equal(isRolmailbox(email), true, email);
  for (const email of ['i.bakker@x.nl', 'ibrahim@x.nl', 'infante@x.nl', 'directie.jansen@x.nl'])
    assert.equal(isRolmailbox(email), false, email);
});
