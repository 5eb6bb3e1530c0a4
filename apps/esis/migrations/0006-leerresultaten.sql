-- Results of tests that a partner brought (BrengLeerresultaten), for an aanbod that is meant for it: src/aanbod/aanbod.ts
-- says which. The key is the partner's own: the same key of the same partner and school again replaces what stood there.
create table leerresultaten (
  partner_id uuid not null references partners (id),
  brin6 text not null references vestigingen (brin6),
  key text not null,
  schooljaar text not null,
  leerling_key text not null,
  afnamedatum date not null,
  toetscode text not null,
  toetsonderdeelcode text,
  score bigint,
  -- A score as in a transfer file: its parts, as the standard names them.
  osoresultaat jsonb,
  ontvangen_op timestamptz not null,
  primary key (partner_id, brin6, key),
  check ((score is null) <> (osoresultaat is null))
);
create index leerresultaten_leerling on leerresultaten (brin6, leerling_key);

-- What the scores mean: the definition of a test, as its partner last gave it.
create table toetsen (
  partner_id uuid not null references partners (id),
  brin6 text not null references vestigingen (brin6),
  toetscode text not null,
  toets jsonb not null,
  primary key (partner_id, brin6, toetscode)
);
