-- One system of one supplier, which fetches. The klantcode is encrypted, not hashed, because it must be shown once more
-- to the person who sets up the other side (`esis partner list`). `leeswijze`: how its requests are read, as the standard
-- says or with what live systems get wrong and still mean one thing (docs/standards/uwlr.md); only the command line
-- changes it.

create table partners (
  id uuid primary key default gen_random_uuid(),
  aanbod_id text not null unique,
  klantnaam text not null unique,
  klantcode_versleuteld text not null,
  leeswijze text not null default 'strikt' check (leeswijze in ('strikt', 'soepel')),
  created_at timestamptz not null default now()
);

-- One vestiging × one aanbod. The states and what leads from one to the other: src/koppelingen/koppeling.ts. The columns
-- `vorige_*`: the code before the one in force, with its acceptance, kept until the partner has used the newer one.
create table koppelingen (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null references vestigingen (brin6),
  aanbod_id text not null,
  partner_id uuid not null references partners (id),
  status text not null check (status in ('aangevraagd', 'actief', 'ingetrokken', 'verlopen')),
  aangevraagd_op timestamptz not null,
  -- The school was told that the request of `aangevraagd_op` is about to expire.
  verloop_gemeld_op timestamptz,
  geactiveerd_op timestamptz not null,
  akkoord_id uuid not null,
  startdatum date not null,
  code_hash text not null,
  verzoek_verzonden_op timestamptz,
  -- The name of the person who sent it.
  verzoek_verzonden_door text check ((verzoek_verzonden_door is null) = (verzoek_verzonden_op is null)),
  vorige_code_hash text,
  vorige_akkoord_id uuid,
  vorige_vanuit text check (vorige_vanuit in ('aangevraagd', 'actief')),
  vorige_verzoek_verzonden_op timestamptz,
  vorige_verzoek_verzonden_door text
    check ((vorige_verzoek_verzonden_door is null) = (vorige_verzoek_verzonden_op is null)),
  check (
    (vorige_code_hash is null) = (vorige_akkoord_id is null) and (vorige_code_hash is null) = (vorige_vanuit is null)
    and (vorige_verzoek_verzonden_op is null or vorige_code_hash is not null)),
  check (status <> 'actief' or vorige_code_hash is null)
);
create unique index koppelingen_een_levende on koppelingen (brin6, aanbod_id) where status <> 'ingetrokken';
create index koppelingen_code on koppelingen (partner_id, code_hash);

-- Nothing crosses while one of these holds: from `vanaf` until `tot`, which is null as long as nobody knows. Lifting one is
-- giving it this moment as its end. `soort`: who may lift it. `code_verwijderd`: the school took its code away, and lifts it by
-- entering that. The rules: src/koppelingen/pauze.ts.
create table pauzes (
  id uuid primary key default gen_random_uuid(),
  koppeling_id uuid not null references koppelingen (id),
  brin6 text not null references vestigingen (brin6),
  soort text not null check (soort in ('school', 'bestuur', 'systeem')),
  code_verwijderd boolean not null default false,
  reden text,
  -- The name of the person who set it, as the school reads it; and of who lifted it.
  door text not null,
  opgeheven_door text,
  vanaf timestamptz not null,
  tot timestamptz,
  begin_gemeld_op timestamptz,
  einde_gemeld_op timestamptz,
  check (tot >= vanaf),
  check (opgeheven_door is null or tot is not null),
  check (code_verwijderd = (reden is null) and (soort = 'school' or not code_verwijderd))
);
create index pauzes_koppeling on pauzes (koppeling_id, tot);
create index pauzes_brin6 on pauzes (brin6);
create unique index pauzes_een_code on pauzes (koppeling_id) where code_verwijderd and tot is null;

-- The very bytes of each version of the terms that somebody accepted, found by the hash that a receipt names.
create table voorwaarden (
  sha256 text primary key check (sha256 = encode(sha256(pdf), 'hex')),
  versie text not null,
  bestandsnaam text not null,
  pdf bytea not null,
  created_at timestamptz not null default now()
);

-- The receipt of one acceptance of the terms, for one verificatiecode: name, moment, version and hash of the terms, on
-- which mandate and in which function. The last two are null on the command line, which needs no mandate. Never changed.
create table akkoorden (
  id uuid primary key default gen_random_uuid(),
  koppeling_id uuid not null references koppelingen (id) deferrable initially deferred,
  aanbod_id text not null,
  brin6 text not null references vestigingen (brin6),
  op timestamptz not null,
  naam text not null,
  gebruiker_id text references gebruikers (id),
  functie text,
  mandaat_id uuid references mandaten (id),
  voorwaarden_versie text not null,
  voorwaarden_sha256 text not null references voorwaarden (sha256),
  check ((mandaat_id is null) = (functie is null) and (mandaat_id is null) = (gebruiker_id is null))
);
create index akkoorden_koppeling on akkoorden (koppeling_id);
create index akkoorden_brin6 on akkoorden (brin6);
alter table koppelingen
  add foreign key (akkoord_id) references akkoorden (id) deferrable initially deferred,
  add foreign key (vorige_akkoord_id) references akkoorden (id) deferrable initially deferred;

-- Every code ever used, as a keyed hash: one that was used and withdrawn is not unique any more either. A hash says which
-- key it was made with; from the seal beside it the same code's hash is made anew under another key.
create table verificatiecodes (
  hash text primary key,
  zegel text not null,
  koppeling_id uuid not null references koppelingen (id) deferrable initially deferred,
  brin6 text not null references vestigingen (brin6),
  created_at timestamptz not null default now()
);
create index verificatiecodes_koppeling on verificatiecodes (koppeling_id);
create index verificatiecodes_brin6 on verificatiecodes (brin6);

-- Wrong codes per vestiging; kept in the database, so that the limit holds over processes and restarts.
create table codepogingen (
  id bigint primary key generated always as identity,
  brin6 text not null references vestigingen (brin6),
  tijdstip timestamptz not null
);
create index codepogingen_brin6 on codepogingen (brin6, tijdstip);
create index codepogingen_tijdstip on codepogingen (tijdstip);
