-- The rights to write and read the logboek and its chain (docs/decisions/0010-the-logboek-is-a-chain.md).

-- The database sets the moment and the number of a row, so that an application cannot date back its acts.
revoke insert on logboek from koppelpunt_app, koppelpunt_login;
grant insert (actor, gebeurtenis, brin6, onderwerp, details) on logboek to koppelpunt_app, koppelpunt_login;

-- Sign-in has no vestiging; people may see the rows of their own sign-in.
create policy lezen_eigen on logboek for select to koppelpunt_app
  using (brin6 is null and actor = (select koppelpunt.actor()) and (select koppelpunt.is_gebruiker()));
-- `logboek verify` reads everything: a row that it cannot see would look removed.
create policy nalezen on logboek for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));

-- Only the trigger of the logboek writes here, as the owner.
alter table logboek_schakels enable row level security;
alter table logboek_schakels force row level security;
grant select on logboek_schakels to koppelpunt_app;
create policy nalezen on logboek_schakels for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));

-- The screen reads by moment, for one vestiging, for all, and for one person.
drop index logboek_brin6;
create index logboek_brin6 on logboek (brin6, tijdstip, id);
create index logboek_tijdstip on logboek (tijdstip, id);
create index logboek_actor on logboek (actor, tijdstip, id);
