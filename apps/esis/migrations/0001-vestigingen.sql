-- One row per vestiging. `gewijzigd_op` is the change stamp of everything that a partner may fetch of it: it moves on
-- each import that changed something, departures included, and never twice to the same millisecond.

create table vestigingen (
  brin6 text primary key check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  naam text not null,
  plaats text,
  gewijzigd_op timestamptz(3) not null default now(),
  laatste_import_op timestamptz,
  created_at timestamptz not null default now()
);
