export { createTestDatabase, type TestDatabase } from './database/test-database.ts';
export { findGebruikerId } from './database/gebruiker-id.ts';
export { insertVoorstel } from './database/rolvoorstel.ts';
export { createTestEigenaar, type TestEigenaar } from './database/eigenaar.ts';
export { type Daad } from './database/pogingen.ts';
export { testRijbeveiliging, type TabelProef } from './database/rijbeveiliging.ts';
export { openOwner, type Owner } from './database/open-owner.ts';
export { holdTable, loseConnections } from './database/lose-connections.ts';
export {
  sessieCookieOf,
  signIn,
  startSignIn,
  TEST_HASH_KOSTEN,
  TEST_TOTP_GEHEIM,
  type SignInVraag,
} from './login/sign-in.ts';
export { findSporen, findSporenInDatabase, type Geheim } from './geheimen/sporen.ts';
export { startOidcProvider, type OidcAccount, type TestOidcProvider } from './oidc/start-oidc-provider.ts';
export { createTestKlok, type TestKlok } from './klok/klok.ts';
export { startTestMailbox, type TestMailbox } from './mail/test-mailbox.ts';
export {
  hasDump,
  listOtherPostgres,
  startOnOtherPostgres,
  type OtherPostgres,
} from './postgres/other-postgres.ts';
export { machineEnv } from './process/machine-env.ts';
export { startFakeEsis, type FakeEsis } from './partner/fake-esis.ts';
export { testDeur, type BezoekerMetCookie, type Voorbeeld } from './rechten/deur-proef.ts';
export { makeSchool, type FictionalSchool, type SchoolOptions } from './scholen/make-school.ts';
