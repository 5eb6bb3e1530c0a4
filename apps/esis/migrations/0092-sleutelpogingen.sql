-- What slows down and stops guessing at the front door of UWLR (docs/decisions/0015), for all processes together.

-- A key or klantcode that was refused: once per value, address and klantnaam within the window, so that trying the same
-- one again teaches nobody anything. Of what was tried only a keyed pseudonym is kept, and that for a day.
create table sleutelpogingen (
  id bigint primary key generated always as identity,
  tijdstip timestamptz not null,
  stap text not null check (stap in ('klant', 'sleutel')),
  -- An IPv6 network counts as one: whoever has one address of it has them all.
  adres text not null,
  -- Pseudonyms of what was given: a name that nobody has may be anything, also something secret.
  klant text not null,
  geprobeerd text not null,
  constraint sleutelpogingen_een_keer unique (stap, adres, klant, geprobeerd)
);
create index sleutelpogingen_adres on sleutelpogingen (stap, adres, tijdstip desc);
create index sleutelpogingen_klant on sleutelpogingen (stap, klant, tijdstip desc);
create index sleutelpogingen_tijdstip on sleutelpogingen (tijdstip);

-- From where a partner was let in before. Whoever is known there is never shut out by what others try elsewhere.
create table bekende_adressen (
  partner_id uuid not null references partners (id),
  adres text not null,
  gezien_op timestamptz not null,
  primary key (partner_id, adres)
);

do $$
declare tabel text;
begin
  foreach tabel in array array['sleutelpogingen', 'bekende_adressen']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('grant select, insert, update, delete on %I to koppelpunt_app', tabel);
    execute format('create policy uwlr on %I to koppelpunt_app
      using ((select koppelpunt.is_systeem(''uwlr''))) with check ((select koppelpunt.is_systeem(''uwlr'')))', tabel);
  end loop;
end
$$;

-- Which koppeling of the partner that asks a code was ever of: a code that the school replaced is no guess. Partners
-- themselves see the codes of what may be exchanged only.
create function koppelpunt.koppeling_van_code(hashes text[], vestiging text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select k.id from public.verificatiecodes c join public.koppelingen k on k.id = c.koppeling_id
   where c.hash = any (hashes) and k.brin6 = vestiging and k.partner_id = koppelpunt.partner_id();
end;
revoke execute on function koppelpunt.koppeling_van_code(text[], text) from public;
grant execute on function koppelpunt.koppeling_van_code(text[], text) to koppelpunt_app;

-- How many a partner has: so many keys may be refused at once when all of its schools pause.
create function koppelpunt.tel_koppelingen(partner uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select count(*)::integer from public.koppelingen k where k.partner_id = partner);
revoke execute on function koppelpunt.tel_koppelingen(uuid) from public;
grant execute on function koppelpunt.tel_koppelingen(uuid) to koppelpunt_app;
