-- These tables slow down and stop guessing at UWLR (docs/decisions/0015), for all processes together.

-- A key or klantcode that was refused: once per value, address and klantnaam within the window, so that trying the same
-- one again teaches nobody anything. Only a keyed pseudonym of what was tried is kept, for a day.
create table sleutelpogingen (
  id bigint primary key generated always as identity,
  tijdstip timestamptz not null,
  stap text not null check (stap in ('klant', 'sleutel')),
  -- An IPv6 network counts as one address: a subscriber has all addresses of it.
  adres text not null,
  -- Pseudonyms of what was given: a name that no partner has may be anything, also something secret.
  klant text not null,
  geprobeerd text not null,
  constraint sleutelpogingen_een_keer unique (stap, adres, klant, geprobeerd)
);
create index sleutelpogingen_adres on sleutelpogingen (stap, adres, tijdstip desc);
create index sleutelpogingen_klant on sleutelpogingen (stap, klant, tijdstip desc);
create index sleutelpogingen_tijdstip on sleutelpogingen (tijdstip);

-- The addresses from which a partner was let in before. There it is never shut out by what others try elsewhere.
create table bekende_adressen (
  partner_id uuid not null references partners (id),
  adres text not null,
  gezien_op timestamptz not null,
  primary key (partner_id, adres)
);
