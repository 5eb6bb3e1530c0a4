-- A place at a whole school (BRIN4) covers each of its vestigingen that has a koppeling. A place at one vestiging covers
-- that one, also before there is a koppeling. TOP dossier has no bestuur.
create or replace function koppelpunt.vestigingen_van(plek text) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select plek where plek is null or length(plek) = 6
  union all
  select k.brin6 from public.koppelingen k
   where length(plek) = 4 and k.brin6 between plek || '00' and plek || '99'
$$;
