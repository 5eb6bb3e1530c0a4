-- The groups and pupils that a school shares. A key is a pseudonym that ESIS made for this koppeling.
create table groepen (
  koppeling_id uuid not null references koppelingen (id) on delete cascade,
  key text not null,
  naam text not null,
  jaargroep text not null,
  -- Counted at each merge: support may know how many pupils a group has and may not look at them.
  aantal_leerlingen integer not null default 0,
  primary key (koppeling_id, key)
);

create table samengestelde_groepen (
  koppeling_id uuid not null references koppelingen (id) on delete cascade,
  key text not null,
  naam text not null,
  aantal_leerlingen integer not null default 0,
  primary key (koppeling_id, key)
);

create table leerlingen (
  id uuid primary key default gen_random_uuid(),
  koppeling_id uuid not null references koppelingen (id) on delete cascade,
  key text not null,
  achternaam text,
  voorvoegsel text,
  roepnaam text,
  geboortedatum date,
  geslacht smallint,
  jaargroep text,
  groep_key text,
  samengestelde_groep_keys text[] not null,
  hash text not null,
  -- The pupil was missing from the last answer. The row stays, since a dossier may refer to it.
  vertrokken_op timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (koppeling_id, key)
);
