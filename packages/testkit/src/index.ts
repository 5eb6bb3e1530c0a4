export { createTestDatabase, type TestDatabase } from './database/test-database.ts';
export { createTestKlok, type TestKlok } from './klok/klok.ts';
export { startTestMailbox, type TestMailbox } from './mail/test-mailbox.ts';
export { startFakeEsis, type FakeEsis } from './partner/fake-esis.ts';
export { makeSchool, type FictionalSchool, type SchoolOptions } from './scholen/make-school.ts';
