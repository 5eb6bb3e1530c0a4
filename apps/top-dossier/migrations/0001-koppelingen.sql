-- An UWLR server that we fetch from, and our account there.
create table bronnen (
  id text primary key,
  url text not null,
  klantnaam text not null,
  klantcode_versleuteld text not null,
  -- The client certificate with its key, for a bron that asks for one; beside it what a screen may show of it.
  certificaat_versleuteld text,
  certificaat_houder text,
  certificaat_geldig_tot timestamptz,
  -- The port that we call: everything in one answer, or first the groups and then the pupils of each group (`getrapt`).
  wijze text not null default 'alles-in-een' check (wijze in ('alles-in-een', 'getrapt')),
  updated_at timestamptz not null default now(),
  check (num_nulls(certificaat_versleuteld, certificaat_houder, certificaat_geldig_tot) in (0, 3))
);

-- One vestiging whose pupils we may fetch. Legal transitions: src/koppelingen/koppeling.ts.
create table koppelingen (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null unique check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  bron_id text not null references bronnen (id),
  schoolnaam text,
  status text not null check (status in ('aangevraagd', 'actief', 'gepauzeerd', 'storing')),
  status_sinds timestamptz not null default now(),
  code_versleuteld text not null,
  -- The address that gets the confirmation.
  contact_email text,
  actief_sinds timestamptz,
  bevestiging_verzonden_op timestamptz,
  -- school.aanmaakdatum of the last answer that we processed, letter for letter: it is from the clock of ESIS.
  laatst_ontvangen_gegevens text,
  -- The whole question that it answered (schooljaar, bron, wijze, xsdversie): a moment says nothing about another one.
  laatste_vraag text,
  laatste_poging_op timestamptz,
  -- The last time that ESIS answered as it should, a change or not: from here the silence of a school counts.
  laatst_gelukt_op timestamptz,
  -- When ESIS is asked again, and how many questions in a row were refused or failed (src/koppelingen/rooster.ts).
  volgende_op timestamptz not null default now(),
  op_rij integer not null default 0,
  -- Counted at each merge, so that a list of schools does not count pupils.
  aantal_leerlingen integer not null default 0,
  aantal_groepen integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index koppelingen_volgende on koppelingen (volgende_op, id);

create table synchronisaties (
  id uuid primary key default gen_random_uuid(),
  koppeling_id uuid not null references koppelingen (id),
  toestaan_vertrek boolean not null default false,
  -- By the rooster; otherwise a person or an activation asked for it.
  gepland boolean not null default false,
  status text not null check (status in ('wacht', 'bezig', 'gelukt', 'mislukt', 'vastgehouden')),
  resultaat text check (resultaat in
    ('gelukt', 'geen-wijzigingen', 'geweigerd', 'mislukt', 'vastgehouden', 'nul-leerlingen', 'stilgezet')),
  code text,
  melding text,
  groepen_gedaan integer not null default 0,
  groepen_totaal integer,
  leerlingen integer not null default 0,
  bytes bigint not null default 0,
  nieuw integer,
  gewijzigd integer,
  vertrokken integer,
  ongewijzigd integer,
  begonnen_op timestamptz not null default now(),
  klaar_op timestamptz,
  -- How often the rooster met the same end in a row, the first time included, and when last.
  aantal integer not null default 1,
  laatst_op timestamptz,
  check ((aantal > 1) = (laatst_op is not null)),
  check ((klaar_op is null) = (status in ('wacht', 'bezig')))
);
create index synchronisaties_koppeling on synchronisaties (koppeling_id, begonnen_op desc);
create index synchronisaties_open on synchronisaties (koppeling_id) where klaar_op is null;
