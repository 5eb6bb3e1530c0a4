-- The last import of a vestiging that changed something, and what it replaced, so that the school can undo it. Pupils who
-- left stand in `importrijen` for fourteen days at most, or until the next import; the job `opruimen` deletes them.

create table importen (
  brin6 text primary key references vestigingen (brin6),
  schooljaar text not null,
  op timestamptz not null,
  nieuw integer not null,
  gewijzigd integer not null,
  vertrokken integer not null,
  teruggedraaid_op timestamptz
);

create table importrijen (
  brin6 text not null references vestigingen (brin6),
  tabel text not null check (tabel in ('groepen', 'samengestelde_groepen', 'leerlingen', 'leerkrachten')),
  key text not null,
  op timestamptz not null,
  -- The row as it was; null: there was none.
  rij jsonb,
  primary key (brin6, tabel, key)
);
create index importrijen_op on importrijen (op);

do $$
declare tabel text;
begin
  foreach tabel in array array['importen', 'importrijen']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('grant select, insert, update, delete on %I to koppelpunt_app', tabel);
    execute format('create policy gebruiker on %I to koppelpunt_app
      using (brin6 = any ((select koppelpunt.leerlingen())::text[]))', tabel);
    execute format('create policy opdrachtregel on %I to koppelpunt_app
      using ((select koppelpunt.is_systeem(''opdrachtregel'')))', tabel);
  end loop;
end
$$;
create policy opruimen on importrijen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and op < now() - interval '14 days');
