export { createTestDatabase, type TestDatabase } from './database/test-database.ts';
export { openOwner, type Owner } from './database/open-owner.ts';
export { sessieCookieOf, signIn, startSignIn, TEST_TOTP_GEHEIM, type SignInVraag } from './login/sign-in.ts';
export { createTestKlok, type TestKlok } from './klok/klok.ts';
export { startTestMailbox, type TestMailbox } from './mail/test-mailbox.ts';
export { startFakeEsis, type FakeEsis } from './partner/fake-esis.ts';
export { makeSchool, type FictionalSchool, type SchoolOptions } from './scholen/make-school.ts';
