-- Which actor sees which row of ESIS; the functions and the way to write a policy: platform/0003. A person: the vestigingen
-- of its places. A partner: its own koppelingen, and the pupils of the vestigingen where such a koppeling may exchange (but
-- for those who stay home: 0010). A system actor: what src/rechten/systeemtabellen.ts lists, which a test holds beside these policies.

do $$
declare tabel text;
begin
  foreach tabel in array array['vestigingen', 'groepen', 'samengestelde_groepen', 'leerlingen', 'leerkrachten', 'mandaten',
                               'partners', 'koppelingen', 'pauzes', 'voorwaarden', 'akkoorden', 'verificatiecodes', 'codepogingen',
                               'uitwisselingen', 'leerresultaten', 'toetsen', 'sleutelpogingen', 'bekende_adressen']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
  end loop;
end
$$;

-- The partner that asks.
create function koppelpunt.partner_id() returns uuid language sql stable
begin atomic
  select id from public.partners where klantnaam = koppelpunt.partner();
end;

-- Does a pause hold this koppeling at this moment?
create function koppelpunt.is_gepauzeerd(koppeling uuid) returns boolean language sql stable
begin atomic
  select exists (
    select from public.pauzes p
     where p.koppeling_id = is_gepauzeerd.koppeling
       and p.vanaf <= koppelpunt.nu() and (p.tot is null or p.tot > koppelpunt.nu()));
end;

-- The vestigingen whose data the partner that asks may fetch: one, when the transaction says which.
create function koppelpunt.uitwisselbaar() returns text[] language sql stable
begin atomic
  select coalesce(array_agg(brin6), '{}') from public.koppelingen
   where partner_id = koppelpunt.partner_id() and status in ('aangevraagd', 'actief')
     and not koppelpunt.is_gepauzeerd(id)
     and (koppelpunt.vestiging() is null or brin6 = koppelpunt.vestiging());
end;

-- Is this a vestiging of ours? A partner may name one that it cannot see, and the school must find that in its list.
create function koppelpunt.bestaat_vestiging(brin6 text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp
  return exists (select 1 from public.vestigingen v where v.brin6 = bestaat_vestiging.brin6);

-- The school year of a day, by the calendar of schools: from 1 August on.
create function koppelpunt.schooljaar_van(dag date) returns text language sql immutable
  set search_path = pg_catalog, pg_temp
  return (extract(year from dag - interval '7 months')::int)::text || '-'
    || (extract(year from dag - interval '7 months')::int + 1)::text;

-- The one that lists show: this year's; when there are no pupils of this year, the last of those there are.
create function koppelpunt.getoond_schooljaar(schooljaren text[], vandaag date) returns text language sql immutable
  set search_path = pg_catalog, pg_temp
  return case when koppelpunt.schooljaar_van(vandaag) = any (schooljaren) then koppelpunt.schooljaar_van(vandaag)
    else (select max(jaar) from unnest(schooljaren) jaar) end;

-- Counts, never names: for people who may see that a vestiging has pupils, but not the pupils.
create function koppelpunt.tel_leerlingen(brin6s text[], vandaag date)
  returns table (brin6 text, aantal_leerlingen integer, aantal_groepen integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select v.brin6,
         (select count(*)::integer from public.leerlingen l
           where l.brin6 = v.brin6 and l.schooljaar = v.schooljaar
             and (l.instroomdatum is null or l.instroomdatum <= vandaag)
             and (l.uitstroomdatum is null or l.uitstroomdatum > vandaag)),
         (select count(*)::integer from public.groepen g where g.brin6 = v.brin6 and g.schooljaar = v.schooljaar)
    from (select l.brin6, koppelpunt.getoond_schooljaar(array_agg(distinct l.schooljaar), vandaag) as schooljaar
            from public.leerlingen l
           where l.brin6 = any (brin6s)
             and (l.brin6 = any (koppelpunt.vestigingen()) or koppelpunt.is_systeem('opdrachtregel'))
           group by l.brin6) v;
end;

revoke execute on function koppelpunt.bestaat_vestiging(text), koppelpunt.tel_leerlingen(text[], date) from public;
grant execute on function koppelpunt.bestaat_vestiging(text), koppelpunt.tel_leerlingen(text[], date) to koppelpunt_app;

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

-- The number of koppelingen of a partner: so many keys may be refused at once when all of its schools pause.
create function koppelpunt.tel_koppelingen(partner uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  return (select count(*)::integer from public.koppelingen k where k.partner_id = partner);
revoke execute on function koppelpunt.tel_koppelingen(uuid) from public;
grant execute on function koppelpunt.tel_koppelingen(uuid) to koppelpunt_app;

-- vestigingen: made on the command line; `for update` (the lock of a change in one) is an update too.
grant select, insert on vestigingen to koppelpunt_app;
grant update (gewijzigd_op, laatste_import_op) on vestigingen to koppelpunt_app;
create policy gebruiker on vestigingen for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy gebruiker_wijzigt on vestigingen for update to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy partner on vestigingen for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.uitwisselbaar())::text[]));
create policy opdrachtregel on vestigingen to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));

-- Pupils, their groups, and the staff; no partner reads staff.
do $$
declare tabel text;
begin
  foreach tabel in array array['groepen', 'samengestelde_groepen', 'leerlingen', 'leerkrachten']
  loop
    execute format('grant select, insert, update, delete on %I to koppelpunt_app', tabel);
    execute format('create policy gebruiker on %I to koppelpunt_app
      using (brin6 = any ((select koppelpunt.leerlingen())::text[]))', tabel);
    execute format('create policy opdrachtregel on %I to koppelpunt_app
      using ((select koppelpunt.is_systeem(''opdrachtregel'')))', tabel);
    if tabel <> 'leerkrachten' then
      execute format('create policy partner on %I for select to koppelpunt_app
        using (brin6 = any ((select koppelpunt.uitwisselbaar())::text[]))', tabel);
    end if;
  end loop;
end
$$;

grant select, insert, update (ingetrokken_op, ingetrokken_door) on mandaten to koppelpunt_app;
create policy vestiging on mandaten to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')))
  with check (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')));

-- partners belong to nobody's school: a person sees which there are (the klantcode is encrypted with a key that the
-- database does not have), and the first koppeling with one makes it. `uwlr` asks until a partner has proved who it is.
grant select, insert, update on partners to koppelpunt_app;
create policy gebruiker on partners for select to koppelpunt_app using ((select koppelpunt.is_gebruiker()));
create policy gebruiker_maakt on partners for insert to koppelpunt_app
  with check ((select cardinality(koppelpunt.vestigingen()) > 0));
create policy opdrachtregel on partners to koppelpunt_app using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy partner on partners for select to koppelpunt_app using (klantnaam = (select koppelpunt.partner()));
create policy uwlr on partners for select to koppelpunt_app using ((select koppelpunt.is_systeem('uwlr')));

grant select, insert, update on koppelingen to koppelpunt_app;
create policy gebruiker on koppelingen to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel on koppelingen to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy partner on koppelingen for select to koppelpunt_app
  using (partner_id = (select koppelpunt.partner_id()));
-- A partner confirms what was requested, once pupils crossed (P9), and changes nothing else: no code, day or owner. What a
-- pause holds it does not confirm.
-- The code before the one in force goes with the confirmation: an active koppeling has none (check of 0004).
create policy partner_bevestigt on koppelingen for update to koppelpunt_app
  using (partner_id = (select koppelpunt.partner_id()) and status = 'aangevraagd' and not koppelpunt.is_gepauzeerd(id))
  with check (partner_id = (select koppelpunt.partner_id()) and status = 'actief');
create trigger partner_bevestigt before update on koppelingen for each row when (koppelpunt.partner() is not null)
  execute function koppelpunt.alleen_kolommen('status', 'vorige_code_hash', 'vorige_akkoord_id', 'vorige_vanuit',
    'vorige_verzoek_verzonden_op', 'vorige_verzoek_verzonden_door');

-- A pause gets an end, or is told of; who set it, when and why stays. One that did not begin yet may go. A partner sees the
-- pauses of its own koppelingen and changes none.
grant select, insert, delete on pauzes to koppelpunt_app;
grant update (tot, opgeheven_door, begin_gemeld_op, einde_gemeld_op) on pauzes to koppelpunt_app;
create policy gepland on pauzes as restrictive for delete to koppelpunt_app using (vanaf > koppelpunt.nu());
create policy vestiging on pauzes to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy partner on pauzes for select to koppelpunt_app
  using (koppeling_id in (select id from koppelingen where partner_id = (select koppelpunt.partner_id())));

-- `meldingen` mails people the day before a pause begins and ends, and a week before a request expires. It marks of what, so
-- that each is told once, and changes nothing else.
create policy meldingen on koppelingen for select to koppelpunt_app using ((select koppelpunt.is_systeem('meldingen')));
create policy meldingen_houdt_bij on koppelingen for update to koppelpunt_app
  using ((select koppelpunt.is_systeem('meldingen')));
create policy meldingen on pauzes for select to koppelpunt_app using ((select koppelpunt.is_systeem('meldingen')));
create policy meldingen_houdt_bij on pauzes for update to koppelpunt_app
  using ((select koppelpunt.is_systeem('meldingen')));
create policy meldingen on vestigingen for select to koppelpunt_app using ((select koppelpunt.is_systeem('meldingen')));
create trigger meldingen_houdt_bij before update on koppelingen for each row when (koppelpunt.is_systeem('meldingen'))
  execute function koppelpunt.alleen_kolommen('verloop_gemeld_op');
create trigger meldingen_houdt_bij before update on pauzes for each row when (koppelpunt.is_systeem('meldingen'))
  execute function koppelpunt.alleen_kolommen('begin_gemeld_op', 'einde_gemeld_op');

-- The terms are the same for everybody; a check binds the bytes to their hash.
grant select, insert on voorwaarden to koppelpunt_app;
create policy gebruiker on voorwaarden to koppelpunt_app using ((select koppelpunt.is_gebruiker()));
create policy opdrachtregel on voorwaarden to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));

-- What somebody accepted is written once. A partner has no use for who that was. `bewijzen` sends the receipt.
grant select, insert on akkoorden to koppelpunt_app;
create policy bewijzen on akkoorden for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('bewijzen')));
create policy bewijzen on vestigingen for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('bewijzen')));
create policy bewijzen on mandaten for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('bewijzen')));
create policy vestiging on akkoorden to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]) or (select koppelpunt.is_systeem('opdrachtregel')));

-- A vestiging may exchange with two partners: each sees the codes of its own koppelingen, and of no other's.
grant select, insert on verificatiecodes to koppelpunt_app;
create policy gebruiker on verificatiecodes to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel on verificatiecodes to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy partner on verificatiecodes for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
    and koppeling_id in (select id from koppelingen where partner_id = (select koppelpunt.partner_id())));

-- A person who mistypes cannot clear away that it happened; `opruimen` can, after a day.
grant select, insert, delete on codepogingen to koppelpunt_app;
create policy gebruiker_leest on codepogingen for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy gebruiker_telt on codepogingen for insert to koppelpunt_app
  with check (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel_leest on codepogingen for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy opdrachtregel_telt on codepogingen for insert to koppelpunt_app
  with check ((select koppelpunt.is_systeem('opdrachtregel')));
create policy opruimen on codepogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and tijdstip < now() - interval '24 hours');

grant select, insert, update on uitwisselingen to koppelpunt_app;
create policy gebruiker on uitwisselingen for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel on uitwisselingen for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy partner on uitwisselingen to koppelpunt_app
  using (partner_id = (select koppelpunt.partner_id()));
-- How a running one ended, and how often it was the same. When, of which school and what was asked stay as they were.
create trigger partner_houdt_bij before update on uitwisselingen for each row when (koppelpunt.partner() is not null)
  execute function koppelpunt.alleen_kolommen('uitkomst', 'aantal_leerlingen', 'aantal_groepen', 'bytes', 'aantal', 'laatst_op');

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
    -- A partner reaches its own only, and only where its koppeling may exchange: replacing a result means reading it.
    execute format('create policy partner on %I to koppelpunt_app
      using (partner_id = (select koppelpunt.partner_id())
        and brin6 = any ((select koppelpunt.uitwisselbaar())::text[]))', tabel);
  end loop;
end
$$;

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
-- Counted guesses go when they count no longer (platform/0003): a wrong key after a day, a known address after a
-- quarter of a year.
create policy opruimen on sleutelpogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and tijdstip < now() - interval '24 hours');
create policy opruimen on bekende_adressen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and gezien_op < now() - interval '90 days');

-- A person who may see the logboek of a vestiging also sees when its people signed in, asked for a new password or got a
-- role: rows without a vestiging, by or about somebody with a place there.
create policy lezen_mensen on logboek for select to koppelpunt_app using (
  brin6 is null
  and (actor in (select 'gebruiker:' || id from koppelpunt.bekenden() as id)
    or onderwerp in (select 'gebruiker:' || id from koppelpunt.bekenden() as id)));
