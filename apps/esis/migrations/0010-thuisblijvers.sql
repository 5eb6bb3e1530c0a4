-- The pupils who go over no koppeling (niet uitwisselen), because the school said so. Not in `leerlingen`, whose rows an
-- import replaces: by the key of the pupil at its vestiging, so that it stays over imports and school years, and while the
-- pupil is away. Reasons are encrypted; the database cannot tell who has a secret address. Ended rows go after two years.

create table thuisblijvers (
  id uuid primary key default gen_random_uuid(),
  brin6 text not null references vestigingen (brin6),
  leerling_key text not null,
  -- Keyed pseudonym of first name and date of birth: finds the same child under another key, and another child under the
  -- same one.
  kind_pseudoniem text,
  sinds timestamptz not null,
  -- The name of the person.
  door text not null,
  -- The last day; null is until somebody ends it.
  tot date,
  reden_versleuteld text not null,
  opgeheven_op timestamptz,
  opgeheven_door text,
  opheffing_versleuteld text,
  check ((opgeheven_op is null) = (opgeheven_door is null) and (opgeheven_op is null) = (opheffing_versleuteld is null))
);
create unique index thuisblijvers_een on thuisblijvers (brin6, leerling_key) where opgeheven_op is null;
create index thuisblijvers_leerling on thuisblijvers (brin6, leerling_key);

alter table thuisblijvers enable row level security;
alter table thuisblijvers force row level security;
grant select, insert, update, delete on thuisblijvers to koppelpunt_app;
create policy gebruiker_leest on thuisblijvers for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.leerlingen())::text[]));
create policy gebruiker_zet on thuisblijvers for insert to koppelpunt_app
  with check (brin6 = any ((select koppelpunt.leerlingen())::text[]));
create policy gebruiker_wijzigt on thuisblijvers for update to koppelpunt_app
  using (brin6 = any ((select koppelpunt.leerlingen())::text[]));
create policy opdrachtregel_leest on thuisblijvers for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy opdrachtregel_zet on thuisblijvers for insert to koppelpunt_app
  with check ((select koppelpunt.is_systeem('opdrachtregel')));
create policy opdrachtregel_wijzigt on thuisblijvers for update to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
-- Nobody else deletes.
create policy opruimen on thuisblijvers for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen'))
  and (opgeheven_op < now() - interval '2 years' or tot < current_date - interval '2 years'));

-- Does a row count today? An ended one does not, nor does one whose last day is over.
create function koppelpunt.geldt(opgeheven_op timestamptz, tot date) returns boolean language sql stable
  return opgeheven_op is null and (tot is null or tot >= koppelpunt.vandaag());

-- Who goes over a koppeling is decided here and nowhere else. A partner may not read the table above, so these run as the
-- owner; they answer for the vestigingen that the partner may fetch. What they name is compared with a row as one text,
-- because a key says nothing without its vestiging.
create function koppelpunt.blijft_thuis() returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  select coalesce(array_agg(t.brin6 || '/' || t.leerling_key), '{}') from public.thuisblijvers t
   where t.brin6 = any ((select koppelpunt.uitwisselbaar())::text[]) and koppelpunt.geldt(t.opgeheven_op, t.tot);
end;

-- The groups with a pupil who stays home and nobody who goes: their very names would tell that there is somebody. `g/`: a
-- group; `s/`: a samengestelde groep, whose keys are a row of their own.
create function koppelpunt.groepen_thuis() returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp
begin atomic
  with thuis as (
    select t.brin6, t.leerling_key from public.thuisblijvers t
     where t.brin6 = any ((select koppelpunt.uitwisselbaar())::text[]) and koppelpunt.geldt(t.opgeheven_op, t.tot)),
  van_thuis as (
    select l.brin6, l.schooljaar, l.groep, l.samengestelde_groepen
      from thuis join public.leerlingen l on l.brin6 = thuis.brin6 and l.key = thuis.leerling_key),
  gaat_mee as (
    select l.brin6, l.schooljaar, l.groep, l.samengestelde_groepen
      from public.leerlingen l
     where l.brin6 in (select brin6 from thuis)
       and (l.instroomdatum is null or l.instroomdatum <= koppelpunt.vandaag())
       and (l.uitstroomdatum is null or l.uitstroomdatum > koppelpunt.vandaag())
       and not exists (select from thuis t where t.brin6 = l.brin6 and t.leerling_key = l.key))
  select coalesce(array_agg(leeg.naam), '{}') from (
    select brin6 || '/' || schooljaar || '/g/' || groep as naam from van_thuis where groep is not null
    union
    select brin6 || '/' || schooljaar || '/s/' || unnest(samengestelde_groepen) from van_thuis
    except
    select brin6 || '/' || schooljaar || '/g/' || groep from gaat_mee where groep is not null
    except
    select brin6 || '/' || schooljaar || '/s/' || unnest(samengestelde_groepen) from gaat_mee) leeg;
end;

-- The moment at which somebody last went along again because the last day was over: a change without any act.
create function koppelpunt.laatste_terugkeer(vestiging text) returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return (select (max(t.tot) + 1)::timestamp at time zone 'Europe/Amsterdam' from public.thuisblijvers t
           where t.brin6 = vestiging and vestiging = any ((select koppelpunt.uitwisselbaar())::text[])
             and t.opgeheven_op is null and t.tot < koppelpunt.vandaag());

-- Counts, never names, as in tel_leerlingen: of the pupils who are at the school in the school year that lists show.
create function koppelpunt.tel_thuisblijvers(brin6s text[], dag date) returns table (brin6 text, aantal_thuisblijvers integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select v.brin6, count(*)::integer
    from (select l.brin6, koppelpunt.getoond_schooljaar(array_agg(distinct l.schooljaar), dag) as schooljaar
            from public.leerlingen l
           where l.brin6 = any (brin6s)
             and (l.brin6 = any (koppelpunt.vestigingen()) or koppelpunt.is_systeem('opdrachtregel'))
           group by l.brin6) v
    join public.leerlingen l on l.brin6 = v.brin6 and l.schooljaar = v.schooljaar
      and (l.instroomdatum is null or l.instroomdatum <= dag) and (l.uitstroomdatum is null or l.uitstroomdatum > dag)
    join public.thuisblijvers t on t.brin6 = l.brin6 and t.leerling_key = l.key
   where t.opgeheven_op is null and (t.tot is null or t.tot >= dag)
   group by v.brin6;
end;

do $$
declare functie text;
begin
  foreach functie in array array['koppelpunt.blijft_thuis()', 'koppelpunt.groepen_thuis()',
                                 'koppelpunt.laatste_terugkeer(text)', 'koppelpunt.tel_thuisblijvers(text[], date)']
  loop
    execute format('revoke execute on function %s from public', functie);
    execute format('grant execute on function %s to koppelpunt_app', functie);
  end loop;
end
$$;

alter policy partner on leerlingen using (
  brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
  and brin6 || '/' || key <> all ((select koppelpunt.blijft_thuis())::text[]));
alter policy partner on groepen using (
  brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
  and brin6 || '/' || schooljaar || '/g/' || key <> all ((select koppelpunt.groepen_thuis())::text[]));
alter policy partner on samengestelde_groepen using (
  brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
  and brin6 || '/' || schooljaar || '/s/' || key <> all ((select koppelpunt.groepen_thuis())::text[]));
