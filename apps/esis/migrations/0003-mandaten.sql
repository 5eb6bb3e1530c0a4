-- Leave of the bestuur to accept terms for a vestiging (R9). Never deleted: a receipt points at it.
create table mandaten (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null references vestigingen (brin6),
  gebruiker_id text not null references gebruikers (id),
  functie text not null check (length(functie) between 2 and 100),
  -- Both days included.
  vanaf date not null,
  tot date not null check (tot >= vanaf),
  verleend_op timestamptz not null,
  -- The actor as the logboek names it: an id, not a name.
  verleend_door text not null,
  ingetrokken_op timestamptz,
  ingetrokken_door text,
  check ((ingetrokken_op is null) = (ingetrokken_door is null))
);
create index mandaten_brin6 on mandaten (brin6, gebruiker_id);
