-- One row per vestiging. `gewijzigd_op` is the change stamp of everything that a partner may fetch of it: it moves on
-- each import that changed something, departures included, and never twice to the same millisecond.
-- bestuur > school (BRIN4) > vestiging: `bestuur` is the number of the bevoegd gezag, five digits.

create table vestigingen (
  brin6 text primary key check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  naam text not null,
  plaats text,
  bestuur text check (bestuur ~ '^[0-9]{5}$'),
  gewijzigd_op timestamptz(3) not null default now(),
  laatste_import_op timestamptz,
  created_at timestamptz not null default now()
);
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

-- The bestuur of a vestiging decides who sees it, so no person changes that: only the command line.
create function koppelpunt.zet_bestuur(vestiging text, nummer text) returns boolean language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not koppelpunt.is_systeem('opdrachtregel') then
    raise exception 'only the command line moves a vestiging to another bestuur';
  end if;
  update public.vestigingen set bestuur = nummer where brin6 = vestiging and bestuur is distinct from nummer;
  return found;
end
$$;
revoke execute on function koppelpunt.zet_bestuur(text, text) from public;
grant execute on function koppelpunt.zet_bestuur(text, text) to koppelpunt_app;
