-- Row-level security: the database itself says no (docs/decisions/0007). Settings that live as long as one transaction name
-- the actor; `Database.as` sets them. A connection without them sees nothing.
--
-- In a policy, wrap each call in a scalar subquery: then PostgreSQL asks once per statement instead of once per row.
--   using (brin6 = any ((select koppelpunt.vestigingen())::text[]))
--   using ((select koppelpunt.is_systeem('opdrachtregel')))
-- The groups koppelpunt_app and koppelpunt_login are made by `migrate` before the first file runs; each application has
-- its own members (roles.ts). They have no rights but those granted here or later.

create schema koppelpunt;
grant usage on schema koppelpunt to koppelpunt_app, koppelpunt_login;
revoke create on schema public from public;

-- 'gebruiker:<id>', 'partner:<klantnaam>' or 'systeem:<naam>', as the logboek names them.
create function koppelpunt.actor() returns text language sql stable parallel safe
  return nullif(current_setting('koppelpunt.actor', true), '');

create function koppelpunt.is_gebruiker() returns boolean language sql stable parallel safe
  return coalesce(koppelpunt.actor() like 'gebruiker:%', false);

create function koppelpunt.is_systeem(naam text) returns boolean language sql stable parallel safe
  return coalesce(koppelpunt.actor() = 'systeem:' || naam, false);

-- The klantnaam of the partner that asks.
create function koppelpunt.partner() returns text language sql stable parallel safe
  return case when koppelpunt.actor() like 'partner:%' then substr(koppelpunt.actor(), 9) end;

-- Works for the organisation that runs the application: the administration of every vestiging.
create function koppelpunt.is_overal() returns boolean language sql stable parallel safe
  return koppelpunt.is_gebruiker() and coalesce(current_setting('koppelpunt.vestigingen', true) = '*', false);

-- The vestigingen (BRIN6) whose administration this person may touch.
create function koppelpunt.vestigingen() returns text[] language sql stable parallel safe
  return case when koppelpunt.is_gebruiker()
    then coalesce(nullif(nullif(current_setting('koppelpunt.vestigingen', true), ''), '*'), '{}')::text[]
    else '{}'::text[] end;

-- The vestigingen whose pupils this person may read.
create function koppelpunt.leerlingen() returns text[] language sql stable parallel safe
  return case when koppelpunt.is_gebruiker()
    then coalesce(nullif(current_setting('koppelpunt.leerlingen', true), ''), '{}')::text[]
    else '{}'::text[] end;

-- The one vestiging that this transaction is about, if it named one: a partner or a job reaches no other.
create function koppelpunt.vestiging() returns text language sql stable parallel safe
  return nullif(current_setting('koppelpunt.vestiging', true), '');

-- The moment of this transaction, on the clock that the application looks at too: a policy and a verb never disagree.
create function koppelpunt.nu() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('koppelpunt.nu', true), '')::timestamptz, now());

-- Its day in the Netherlands: what ends on a day ends here too.
create function koppelpunt.vandaag() returns date language sql stable parallel safe
  return (koppelpunt.nu() at time zone 'Europe/Amsterdam')::date;

-- For small tables and triggers, where a call per row does not matter.
create function koppelpunt.mag_vestiging(brin6 text) returns boolean language sql stable parallel safe
  return koppelpunt.is_overal() or coalesce(brin6 = any (koppelpunt.vestigingen()), false);

create function koppelpunt.mag_leerlingen(brin6 text) returns boolean language sql stable parallel safe
  return coalesce(brin6 = any (koppelpunt.leerlingen()), false);

-- A policy says which rows an actor may change, and nothing about columns. A trigger before update does: nothing but the
-- columns that it names may differ. Its `when` says for whom.
create function koppelpunt.alleen_kolommen() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - tg_argv is distinct from to_jsonb(old) - tg_argv then
    raise insufficient_privilege using message =
      format('of %s this actor may change only %s', tg_table_name, array_to_string(tg_argv, ', '));
  end if;
  return new;
end
$$;

-- The vestigingen of a place; null, the organisation, is its own. An application that knows which vestigingen make a
-- school or a bestuur says it itself, in its own migrations.
create function koppelpunt.vestigingen_van(plek text) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select plek where plek is null or plek ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'
$$;

-- The other way round: every place that reaches one of these vestigingen.
create function koppelpunt.plekken_van(brin6s text[]) returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct plek), '{}')
    from unnest(brin6s) as brin6, lateral (values (brin6), (left(brin6, 4))) as plekken (plek)
$$;

revoke execute on function koppelpunt.vestigingen_van(text), koppelpunt.plekken_van(text[]) from public;
grant execute on function koppelpunt.vestigingen_van(text), koppelpunt.plekken_van(text[])
  to koppelpunt_login, koppelpunt_app;

-- The people with a place at a vestiging where the actor has one. Runs as the owner, because the application role may not
-- read lidmaatschappen itself.
create function koppelpunt.bekenden() returns setof text language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select l.gebruiker_id from lidmaatschappen l
    where koppelpunt.is_overal() or l.plek = any (koppelpunt.plekken_van(koppelpunt.vestigingen()));
end
$$;
revoke execute on function koppelpunt.bekenden() from public;
grant execute on function koppelpunt.bekenden() to koppelpunt_app;

-- Those of these people who work for the organisation, each with one role: not their names, which a school may not know.
create function koppelpunt.van_organisatie(ids text[]) returns table (id text, rol text)
  language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select l.gebruiker_id, min(l.rol) from lidmaatschappen l
    where l.plek is null and l.gebruiker_id = any (ids) and koppelpunt.actor() is not null
    group by l.gebruiker_id;
end
$$;
revoke execute on function koppelpunt.van_organisatie(text[]) from public;
grant execute on function koppelpunt.van_organisatie(text[]) to koppelpunt_app;

-- The tables of sign-in: only its own role, and only in a transaction that names its actor.
do $$
declare tabel text;
begin
  foreach tabel in array array[
    'gebruikers', 'sessies', 'wachtwoorden', 'schoolaccounts', 'tweede_factoren', 'herstelcodes', 'passkeys',
    'eenmalige_tokens', 'bekende_apparaten', 'aanmeldpogingen', 'lidmaatschappen']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('grant select, insert, update, delete on %I to koppelpunt_login', tabel);
    execute format('create policy aanmelden on %I to koppelpunt_login
      using ((select koppelpunt.actor()) is not null) with check ((select koppelpunt.actor()) is not null)', tabel);
  end loop;
end
$$;

grant select (id, naam, email) on gebruikers to koppelpunt_app;
create policy bekenden on gebruikers for select to koppelpunt_app
  using (id in (select koppelpunt.bekenden()));

alter table logboek enable row level security;
alter table logboek force row level security;
grant select on logboek to koppelpunt_app;
-- The database sets the moment and the number of a row, so that an application cannot date back its acts.
grant insert (actor, gebeurtenis, brin6, onderwerp, details) on logboek to koppelpunt_app, koppelpunt_login;
-- Nobody writes in another's name, and people write only about their own vestigingen.
create policy schrijven on logboek for insert to koppelpunt_app with check (
  actor = (select koppelpunt.actor())
  and (not (select koppelpunt.is_gebruiker()) or (select koppelpunt.is_overal())
    or brin6 = any ((select koppelpunt.vestigingen())::text[])
    or brin6 = any ((select koppelpunt.leerlingen())::text[])));
create policy schrijven_aanmelden on logboek for insert to koppelpunt_login
  with check (actor = (select koppelpunt.actor()));
create policy lezen on logboek for select to koppelpunt_app using (
  (select koppelpunt.is_overal()) or brin6 = any ((select koppelpunt.vestigingen())::text[]));
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
-- Keeps the head of the chain outside the database each night.
create policy hoofden on logboek_schakels for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('hoofden')));

-- The job `opruimen` may delete counters of guesses that count no longer, and nothing else: it reads none, and deletes none
-- of the last day.
grant delete on aanmeldpogingen to koppelpunt_app;
create policy opruimen on aanmeldpogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and laatst_op < now() - interval '24 hours');

-- Only for the role that migrates.
alter table migraties enable row level security;
alter table migraties force row level security;
