-- Every call of a partner that got past its klantnaam and klantcode: also those that were refused or broke off.

create table uitwisselingen (
  id bigint primary key generated always as identity,
  op timestamptz not null,
  brin6 text references vestigingen (brin6),
  koppeling_id uuid references koppelingen (id),
  partner_id uuid not null references partners (id),
  operatie text not null,
  uitkomst text not null
    check (uitkomst in
      ('gegevens', 'geengegevens', 'geenwijzigingen', 'bevestigd', 'tevroeg', 'geweigerd', 'afgebroken', 'fout')),
  aantal_leerlingen integer not null default 0,
  aantal_groepen integer not null default 0,
  -- The fields that went, of each pupil and of each group.
  velden text[] not null default '{}',
  groepvelden text[] not null default '{}',
  bytes bigint not null default 0,
  -- The stamp of the last answer that the partner took over, as its question says it.
  laatst_ontvangen timestamptz,
  -- How often the same question got this same answer in a row, the first included, and when last. Never of pupils that
  -- crossed: each of those is a row of its own.
  aantal integer not null default 1,
  laatst_op timestamptz,
  check ((aantal > 1) = (laatst_op is not null)),
  check (aantal = 1 or uitkomst in ('geengegevens', 'geenwijzigingen', 'tevroeg', 'geweigerd', 'fout'))
);
create index uitwisselingen_brin6 on uitwisselingen (brin6, id);
create index uitwisselingen_laatste on uitwisselingen (koppeling_id, id);
create index uitwisselingen_koppeling on uitwisselingen (koppeling_id, id) where uitkomst = 'gegevens';
