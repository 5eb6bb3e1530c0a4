-- Where a role holds is more than a vestiging: a whole school (BRIN4), or a whole bestuur (its number of five digits).
-- The code keeps seeing one lidmaatschap per vestiging: `koppelpunt.vestigingen_van` spreads a place out over them.

alter table lidmaatschappen rename column brin6 to plek;
alter table lidmaatschappen drop constraint lidmaatschappen_brin6_check;
alter table lidmaatschappen add constraint lidmaatschappen_plek_check
  check (plek ~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$' or plek ~ '^[0-9]{5}$');
create index lidmaatschappen_plek on lidmaatschappen (plek);

-- The vestigingen of a place; null, the organisation, is its own. An application that knows which vestigingen make a
-- school or a bestuur says it itself, in its own migrations.
create function koppelpunt.vestigingen_van(plek text) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select plek where plek is null or plek ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'
$$;

-- The other way round: every place that reaches one of these vestigingen.
create function koppelpunt.plekken_van(brin6s text[]) returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct plek), '{}')
    from unnest(brin6s) as brin6, lateral (values (brin6), (left(brin6, 4))) as plekken (plek)
$$;

revoke execute on function koppelpunt.vestigingen_van(text), koppelpunt.plekken_van(text[]) from public;
grant execute on function koppelpunt.vestigingen_van(text), koppelpunt.plekken_van(text[])
  to koppelpunt_login, koppelpunt_app;

-- As in 0003, with places instead of vestigingen.
create or replace function koppelpunt.bekenden() returns setof text language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  return query select l.gebruiker_id from lidmaatschappen l
    where koppelpunt.is_overal() or l.plek = any (koppelpunt.plekken_van(koppelpunt.vestigingen()));
end
$$;
