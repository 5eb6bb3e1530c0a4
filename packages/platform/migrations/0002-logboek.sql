-- Each row says what happened, by whom, and about which vestiging. Append-only; no row ever holds a name, a pupil or a
-- secret.

create table logboek (
  id bigint primary key generated always as identity,
  tijdstip timestamptz not null default clock_timestamp(),
  actor text not null,
  gebeurtenis text not null,
  brin6 text,
  onderwerp text,
  details jsonb not null default '{}'
);
create index logboek_brin6 on logboek (brin6, id);

create function logboek_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the logboek is append-only';
end
$$;

create trigger logboek_append_only before update or delete or truncate on logboek
  for each statement execute function logboek_is_append_only();
