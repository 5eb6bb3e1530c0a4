export { bindDeps, type Bound } from './bind-deps.ts';
export {
  CliError,
  geheimOpties,
  readGeheim,
  readStdin,
  withStdin,
  runCli,
  type CliInput,
  type Command,
} from './commands/cli.ts';
export { adressenSchema, ConfigError, readConfig } from './config/config.ts';
export {
  openDatabase,
  type AnyDb,
  type Database,
  type Handeling,
  type Snapshot,
  type Tx,
} from './database/database.ts';
export { openLoginDatabase, type LoginDatabase } from './login/login-database.ts';
export { prepareDatabase, type PreparedDatabase } from './start/prepare-database.ts';
export { ensureUsers } from './database/roles.ts';
export type { BereikOf, WhoAsksOptions } from './database/who-asks.ts';
export { findMachine } from './pogingen/adresblokken.ts';
export {
  beginVanVenster,
  computeGeslotenTot,
  computeWacht,
  type Afsluiting,
  type Vertraging,
} from './pogingen/pogingen.ts';
export { openPool, withClient } from './database/connections.ts';
export { describeSchema } from './database/describe-schema.ts';
export { migrate, PLATFORM_MIGRATIONS } from './database/migrate.ts';
export { databaseUrl, ensureDatabase } from './database/server.ts';
export { getSystemUser } from './embedded-postgres/system-user.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres/embedded-postgres.ts';
export { createGeheimen, isSameText, type Geheimen, type Sleutelbron } from './geheimen/geheimen.ts';
export { openSleutels, type Sleutels } from './geheimen/sleutelbestand.ts';
export { sleutelOpdrachten, type WithSleutels } from './commands/sleutels.cli.ts';
export { openGeheimen } from './geheimen/vaste-sleutels.ts';
export { hercodeer, kolomPost, telPerSleutel, verzetRijen, type Wisselpost } from './geheimen/wissel.ts';
export { createHttpApp } from './server/http-app.ts';
export { actorOf } from './http/request.ts';
export {
  isDatabaseWeg,
  notAllowed,
  notFound,
  notSignedIn,
  Problem,
  problemSchema,
} from './problem/problem.ts';
export {
  aangemeld,
  listRoutes,
  halverwege,
  openbaar,
  routeConfig,
  type HttpApp,
  type RegisteredRoute,
  type RouteConfig,
  type Toegang,
} from './http/routes.ts';
export { createJobs, type JobDefinition, type JobOutcome, type Jobs } from './jobs/jobs.ts';
export { EVERY_HOUR, opruimJob } from './jobs/opruimen.job.ts';
export {
  describeBotsing,
  findLaatsteDag,
  isAfgelopen,
  isGaande,
  isOverlappend,
  isZelfdePeriode,
  parsePeriode,
  type Periode,
} from './kalender/periode.ts';
export { addKalenderdagen, findDag, findMoment, formatDag, formatTijdstip } from './kalender/kalender.ts';
export { parseMoment } from './kalender/moment.ts';
export { findBeginVanSchooldagen, isSchooldag } from './kalender/schooldagen.ts';
export { createLog, type Log } from './log/log.ts';
export { PLATFORM_GEBEURTENISSEN, type PlatformGebeurtenis } from './logboek/gebeurtenissen.ts';
export {
  appendLogboek,
  createLogboekSchrijver,
  type LogboekRegel,
  type LogboekSchrijver,
} from './logboek/logboek.ts';
export { listGeschiedenis, type GeschiedenisRegel } from './logboek/geschiedenis.ts';
export { createLogboekLezer, type LogboekLezer } from './logboek/logboek-lezer.ts';
export { registerLogboek } from './logboek/logboek-routes.ts';
export type { LogboekWoorden } from './logboek/toon-regel.ts';
export { logboekVerify } from './commands/logboek.cli.ts';
export { listInzagen, PSEUDONIEMEN, pseudoniemVan } from './logboek/inzage.ts';
export { verifyLogboek, type LogboekVerificatie } from './logboek/verify-logboek.ts';
export { dangerouslyAsSystem, describeActor, hasRol, type Actor, type Lidmaatschap } from './actor/actor.ts';
export type { Toekenning } from './login/toekenning.ts';
export type { AccountMail } from './login/account-mail.ts';
export { createLogin, type Login, type LoginOptions } from './login/login.ts';
export { listAdressenMetRol, listNamenVan } from './login/personen.ts';
export { findOidcConfig, oidcSettings, type OidcConfig } from './login/oidc-config.ts';
export { MIN_PASSWORD_LENGTH } from './login/login.contract.ts';
export { parseWachtwoordInvoer, type WachtwoordInvoer } from './login/wachtwoord-invoer.ts';
export { computeCode, createTotpGeheim, findStap } from './login/totp.ts';
export { registerMensen } from './mensen/mensen.routes.ts';
export { isSameMailbox } from './mensen/mailbox.ts';
export { createMensen, type Mensen } from './mensen/mensen.service.ts';
export { mensOpdrachten } from './commands/mensen.cli.ts';
export { beschrijfRechten } from './rechten/beschrijf-rechten.ts';
export { defineRechten, type Rechten } from './rechten/rechten.ts';
export type { RechtenTabel } from './rechten/tabel.ts';
export { requireNaam } from './mail/naam.ts';
export { createMailer, type Mail, type Mailer, type SendOutcome } from './mail/mail.ts';
export { takeDirectoryLock, type DirectoryLock } from './embedded-postgres/directory-lock.ts';
export { EmbeddedPostgresError } from './embedded-postgres/errors.ts';
export {
  DEFAULT_DATA_DIR,
  readAppEnv,
  readRunFile,
  removeRunFile,
  writeRunFile,
  type AppName,
  type RunFile,
} from './run-file/run-file.ts';
export { describeBug } from './log/describe-bug.ts';
export { logs, logsNothing, type AuditPolicy } from './audit/audit-policy.ts';
export { logboekLeerling } from './commands/logboek.cli.ts';
export { getSecret, SECRETS_FILE } from './geheimen/secrets-file.ts';
export { toStagingLine, type CopyValue } from './staging/copy-line.ts';
export {
  compareStaging,
  keepStaged,
  mergeStaging,
  type KeptKeys,
  type Scope,
  type Vergelijking,
  type Verschil,
} from './staging/merge.ts';
export { keepReplaced, restoreReplaced } from './staging/undo.ts';
export { openStaging, stageLines, stagingTable, type Staging, type StagingSink } from './staging/staging.ts';
export { createLogboekBeheer } from './logboek/logboek-beheer.service.ts';
export { listCommands, OPDRACHTREGEL, runCommandLine } from './start/app-commands.ts';
export {
  findOwnUrl,
  openDatabases,
  openOwnDatabases,
  openOwnSleutels,
  type Databases,
  type OwnDatabases,
} from './start/app-databases.ts';
export {
  defineApp,
  type AnyApp,
  type App,
  type AppCommand,
  type AppDeps,
  type AppJob,
  type Omgeving,
} from './start/app-definition.ts';
export { createAppDeps } from './start/app-deps.ts';
export { buildHttpApp, buildOpenapi } from './start/app-http.ts';
export { listVariables, poortSchema, readSettings, type AppSettings } from './start/app-settings.ts';
export { runServer } from './start/run-server.ts';
