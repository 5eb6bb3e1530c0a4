-- Who fetches: one system of one supplier. The klantcode is encrypted, not hashed, because it must be shown once more
-- to who sets up the other side (`esis partner list`).

create table partners (
  id uuid primary key default gen_random_uuid(),
  aanbod_id text not null unique,
  klantnaam text not null unique,
  klantcode_versleuteld text not null,
  created_at timestamptz not null default now()
);

-- One vestiging × one aanbod. The states and what leads from one to the other: src/koppelingen/koppeling.ts.
create table koppelingen (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null references vestigingen (brin6),
  aanbod_id text not null,
  partner_id uuid not null references partners (id),
  status text not null check (status in ('aangevraagd', 'actief', 'gepauzeerd', 'ingetrokken', 'verlopen')),
  aangevraagd_op timestamptz not null,
  geactiveerd_op timestamptz not null,
  geactiveerd_door text not null,
  startdatum date not null,
  voorwaarden_versie text not null,
  voorwaarden_sha256 text not null,
  code_hash text not null,
  pauze_vanuit text check (pauze_vanuit in ('aangevraagd', 'actief')),
  pauze_sinds timestamptz,
  pauze_door text,
  verzoek_verzonden_op timestamptz,
  check ((status = 'gepauzeerd') = (pauze_vanuit is not null and pauze_sinds is not null and pauze_door is not null))
);
create unique index koppelingen_een_levende on koppelingen (brin6, aanbod_id) where status <> 'ingetrokken';
create index koppelingen_code on koppelingen (partner_id, code_hash);

-- Every code ever used, as a keyed hash: one that was used and withdrawn is not unique any more either.
create table verificatiecodes (
  hash text primary key,
  koppeling_id uuid not null references koppelingen (id) deferrable initially deferred,
  created_at timestamptz not null default now()
);
create index verificatiecodes_koppeling on verificatiecodes (koppeling_id);

-- Wrong codes per vestiging; kept in the database, so that the limit holds over processes and restarts.
create table codepogingen (
  id bigint primary key generated always as identity,
  brin6 text not null references vestigingen (brin6),
  tijdstip timestamptz not null
);
create index codepogingen_brin6 on codepogingen (brin6, tijdstip);
