-- bestuur > school (BRIN4) > vestiging. The number is that of the bevoegd gezag: five digits.
alter table vestigingen add column bestuur text check (bestuur ~ '^[0-9]{5}$');
create index vestigingen_bestuur on vestigingen (bestuur) where bestuur is not null;

create or replace function koppelpunt.vestigingen_van(plek text) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select null where plek is null
  union all
  select v.brin6 from public.vestigingen v
   where case length(plek)
     when 6 then v.brin6 = plek
     when 5 then v.bestuur = plek
     when 4 then v.brin6 between plek || '00' and plek || '99'
   end
$$;

create or replace function koppelpunt.plekken_van(brin6s text[]) returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct plekken.plek), '{}')
    from public.vestigingen v, lateral (values (v.brin6), (left(v.brin6, 4)), (v.bestuur)) as plekken (plek)
   where v.brin6 = any (brin6s) and plekken.plek is not null
$$;
