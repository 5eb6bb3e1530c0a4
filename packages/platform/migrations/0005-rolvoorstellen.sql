-- Roles that see the pupils of a vestiging, proposed by somebody who does not see them, until somebody of that school says
-- yes (docs/decisions/0052). A row here gives nothing: the role is written in lidmaatschappen with the yes.
create table rolvoorstellen (
  id text primary key,
  naam text not null,
  email text not null,
  rol text not null,
  plek text not null check (plek ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  voorgesteld_door text not null references gebruikers (id) on delete cascade,
  created_at timestamptz not null,
  verloopt_op timestamptz not null,
  unique (email, rol, plek)
);
create index rolvoorstellen_plek on rolvoorstellen (plek);

alter table rolvoorstellen enable row level security;
alter table rolvoorstellen force row level security;
grant select, insert, update, delete on rolvoorstellen to koppelpunt_login;
create policy aanmelden on rolvoorstellen to koppelpunt_login
  using ((select koppelpunt.actor()) is not null) with check ((select koppelpunt.actor()) is not null);
-- The job `opruimen` deletes those that lapsed; it reads none.
grant delete on rolvoorstellen to koppelpunt_app;
create policy opruimen on rolvoorstellen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and verloopt_op < now());

-- The address at the school itself that answers for it while nobody of the school has an account; null where the
-- application knows none. An application that knows it says so in its own migrations.
create function koppelpunt.schoolcontact(brin6 text) returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select null::text $$;
revoke execute on function koppelpunt.schoolcontact(text) from public;
grant execute on function koppelpunt.schoolcontact(text) to koppelpunt_login;
