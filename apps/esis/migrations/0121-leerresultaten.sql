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

do $$
declare tabel text;
begin
  foreach tabel in array array['leerresultaten', 'toetsen']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('grant select, insert, update on %I to koppelpunt_app', tabel);
    execute format('create policy gebruiker on %I for select to koppelpunt_app
      using (brin6 = any ((select koppelpunt.leerlingen())::text[]))', tabel);
    execute format('create policy opdrachtregel on %I for select to koppelpunt_app
      using ((select koppelpunt.is_systeem(''opdrachtregel'')))', tabel);
    -- Its own only, and only where its koppeling may exchange: replacing a result means reading it.
    execute format('create policy partner on %I to koppelpunt_app
      using (partner_id = (select koppelpunt.partner_id())
        and brin6 = any ((select koppelpunt.uitwisselbaar())::text[]))', tabel);
  end loop;
end
$$;

alter table uitwisselingen drop constraint uitwisselingen_uitkomst_check;
alter table uitwisselingen add constraint uitwisselingen_uitkomst_check check (uitkomst in
  ('gegevens', 'geengegevens', 'geenwijzigingen', 'bevestigd', 'geweigerd', 'afgebroken', 'fout'));
