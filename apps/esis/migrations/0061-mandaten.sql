-- Who may accept terms for a vestiging, because the bestuur said so (R9). Never deleted: a receipt points at it.
create table mandaten (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null references vestigingen (brin6),
  gebruiker_id text not null references gebruikers (id),
  functie text not null check (length(functie) between 2 and 100),
  -- Both days included.
  vanaf date not null,
  tot date not null check (tot >= vanaf),
  verleend_op timestamptz not null,
  -- As the logboek names an actor: an id, not a name.
  verleend_door text not null,
  ingetrokken_op timestamptz,
  ingetrokken_door text,
  check ((ingetrokken_op is null) = (ingetrokken_door is null))
);
create index mandaten_brin6 on mandaten (brin6, gebruiker_id);

alter table mandaten enable row level security;
alter table mandaten force row level security;
grant select, insert, update (ingetrokken_op, ingetrokken_door) on mandaten to koppelpunt_app;
create policy vestiging on mandaten to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')))
  with check (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')));

-- The receipt: beside name, day, version and hash of the text, on which mandate and in which function. Both are null for
-- what was accepted before, and on the command line.
alter table koppelingen
  add column mandaat_id uuid references mandaten (id),
  add column geactiveerd_functie text,
  add check ((mandaat_id is null) = (geactiveerd_functie is null));
