-- What a school shares of its groups and pupils. A key is the partner's pseudonym, valid within one koppeling.
create table groepen (
  koppeling_id uuid not null references koppelingen (id) on delete cascade,
  key text not null,
  naam text not null,
  jaargroep text not null,
  primary key (koppeling_id, key)
);

create table samengestelde_groepen (
  koppeling_id uuid not null references koppelingen (id) on delete cascade,
  key text not null,
  naam text not null,
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
  -- Not in the last answer any more: marked, never deleted, since a dossier may hang on the pupil.
  vertrokken_op timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (koppeling_id, key)
);
