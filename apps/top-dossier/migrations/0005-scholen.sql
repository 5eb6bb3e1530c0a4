-- A place at a whole school (BRIN4) covers each of its vestigingen that has a koppeling. A place at one vestiging covers
-- that one, also before there is a koppeling. TOP dossier has no bestuur.
create or replace function koppelpunt.vestigingen_van(plek text) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select plek where plek is null or length(plek) = 6
  union all
  select k.brin6 from public.koppelingen k
   where length(plek) = 4 and k.brin6 between plek || '00' and plek || '99'
$$;

-- The address from which the school asked for its koppeling: whoever wrote from there had the verificatiecode of the
-- school, and pupils crossed with it.
create or replace function koppelpunt.schoolcontact(brin6 text) returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select k.contact_email from public.koppelingen k
   where k.brin6 = schoolcontact.brin6 and k.actief_sinds is not null
$$;
