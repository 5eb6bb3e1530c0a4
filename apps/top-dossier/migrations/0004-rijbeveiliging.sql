-- Row-level security of TOP dossier (docs/decisions/0007 and 0012). One database serves one samenwerkingsverband; within it:
--
--   support                   every koppeling, run and request; groups with their counts; never a pupil (R33)
--   functioneel_beheerder     the bronnen, and how the koppelingen stand; no request, no group, no pupil
--   intern_begeleider         the koppeling, groups and pupils of the own vestiging; writes nothing
--   behandelaar               nothing yet (R4)
--   systeem:synchronisatie, systeem:rooster, systeem:opdrachtregel
--                             pupils and groups of the one koppeling that the transaction names, and of no other
--   systeem:postbus           the mails, and new requests
--   systeem:berichten         whom to mail
--   systeem:stilte            how the koppelingen stand, and on which days it told of it (0007)
--   systeem:start             the bronnen, and handing out runs that lost their process
--
-- Everyone else sees nothing and writes nothing. The systems are those of src/rechten/rechten.ts; a test compares them.

-- Does this person have this role at the samenwerkingsverband itself?
create function koppelpunt.heeft_rol(rol text) returns boolean language sql stable parallel safe
  return koppelpunt.is_gebruiker()
    and coalesce(rol = any (nullif(current_setting('koppelpunt.rollen', true), '')::text[]), false);

-- The koppeling that a system named for this transaction (nameKoppeling in src/database.ts).
create function koppelpunt.koppeling() returns uuid language sql stable parallel safe
  return nullif(current_setting('koppelpunt.koppeling', true), '')::uuid;

-- Is this a system that fetches pupils: the job, the job that resumes, the command line?
create function koppelpunt.haalt_op() returns boolean language sql stable parallel safe
  return coalesce(
    koppelpunt.actor() in ('systeem:synchronisatie', 'systeem:rooster', 'systeem:opdrachtregel'), false);

do $$
declare tabel text;
begin
  foreach tabel in array array[
    'bronnen', 'koppelingen', 'synchronisaties', 'groepen', 'samengestelde_groepen', 'leerlingen', 'mails', 'verzoeken']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
  end loop;
end
$$;

grant select, insert, update on bronnen to koppelpunt_app;
create policy lezen on bronnen for select to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.heeft_rol('functioneel_beheerder'))
  or (select koppelpunt.haalt_op()) or (select koppelpunt.is_systeem('start')));
create policy instellen on bronnen for insert to koppelpunt_app with check (
  (select koppelpunt.is_systeem('start')) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy herstellen on bronnen for update to koppelpunt_app using (
  (select koppelpunt.is_systeem('start')) or (select koppelpunt.is_systeem('opdrachtregel')));

grant select, insert, update on koppelingen to koppelpunt_app;
create policy lezen on koppelingen for select to koppelpunt_app using (
  (select koppelpunt.is_overal()) or (select koppelpunt.haalt_op())
  or brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy lezen_berichten on koppelingen for select to koppelpunt_app using (
  (select koppelpunt.is_systeem('berichten')) and contact_email is not null);
-- Nobody makes a koppeling that is active from the start: pupils must cross first (P9).
create policy aanvragen on koppelingen for insert to koppelpunt_app with check (
  ((select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')))
  and status = 'aangevraagd' and actief_sinds is null);
create policy opnieuw_aanvragen on koppelingen for update to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy ophalen on koppelingen for update to koppelpunt_app using (
  (select koppelpunt.haalt_op()) and id = (select koppelpunt.koppeling()));
create policy berichten on koppelingen for update to koppelpunt_app using (
  (select koppelpunt.is_systeem('berichten')) and contact_email is not null);
-- What fetches says how it went and when it asks again. It cannot replace a code, move a koppeling to another school or
-- bron, or name another address for the confirmation.
create trigger ophalen_houdt_bij before update on koppelingen for each row
  when (koppelpunt.is_systeem('synchronisatie') or koppelpunt.is_systeem('rooster'))
  execute function koppelpunt.alleen_kolommen('status', 'status_sinds', 'actief_sinds', 'laatst_ontvangen_gegevens',
    'laatste_vraag', 'laatste_poging_op', 'laatst_gelukt_op', 'volgende_op', 'op_rij', 'aantal_leerlingen', 'aantal_groepen',
    'updated_at');
create trigger berichten_houdt_bij before update on koppelingen for each row
  when (koppelpunt.is_systeem('berichten'))
  execute function koppelpunt.alleen_kolommen('bevestiging_verzonden_op', 'updated_at');

grant select, insert, update on synchronisaties to koppelpunt_app;
create policy lezen on synchronisaties for select to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.haalt_op()) or (select koppelpunt.is_systeem('start'))
  or koppeling_id in (select k.id from koppelingen k where k.brin6 = any ((select koppelpunt.leerlingen())::text[])));
create policy vragen on synchronisaties for insert to koppelpunt_app with check (
  ((select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')))
  and status = 'wacht' and klaar_op is null);
create policy rooster on synchronisaties for insert to koppelpunt_app with check (
  (select koppelpunt.is_systeem('rooster')) and koppeling_id = (select koppelpunt.koppeling()));
-- A system updates runs of the one koppeling that its transaction names.
create policy bijhouden on synchronisaties for update to koppelpunt_app using (
  ((select koppelpunt.haalt_op()) or (select koppelpunt.is_systeem('start')))
  and koppeling_id = (select koppelpunt.koppeling()));

do $$
declare tabel text;
begin
  foreach tabel in array array['groepen', 'samengestelde_groepen']
  loop
    execute format('grant select, insert, delete on %I to koppelpunt_app', tabel);
    execute format('create policy lezen on %I for select to koppelpunt_app using (
      (select koppelpunt.heeft_rol(''support''))
      or koppeling_id in (select k.id from koppelingen k where k.brin6 = any ((select koppelpunt.leerlingen())::text[])))',
      tabel);
    execute format('create policy ophalen on %I for all to koppelpunt_app using (
      (select koppelpunt.haalt_op()) and koppeling_id = (select koppelpunt.koppeling()))', tabel);
  end loop;
end
$$;

-- The intern begeleider of the vestiging reads pupils; a system that fetches the koppeling writes them. Nobody deletes one.
grant select, insert, update on leerlingen to koppelpunt_app;
create policy lezen on leerlingen for select to koppelpunt_app using (
  koppeling_id in (select k.id from koppelingen k where k.brin6 = any ((select koppelpunt.leerlingen())::text[])));
create policy ophalen on leerlingen for all to koppelpunt_app using (
  (select koppelpunt.haalt_op()) and koppeling_id = (select koppelpunt.koppeling()));

-- A mail holds a code, encrypted; support reads the request that was made of it.
grant select, insert, update, delete on mails to koppelpunt_app;
create policy postbus on mails for select to koppelpunt_app using ((select koppelpunt.is_systeem('postbus')));
create policy ontvangen on mails for insert to koppelpunt_app with check ((select koppelpunt.is_systeem('postbus')));
create policy gelezen on mails for update to koppelpunt_app using ((select koppelpunt.is_systeem('postbus')));
-- The clock of what is kept is here alone: the job that deletes asks for everything, and reads nothing.
create policy opruimen on mails for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and soort is not null and ontvangen_op < now() - interval '30 days');

grant select, insert, update, delete on verzoeken to koppelpunt_app;
create policy support on verzoeken for select to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy behandelen on verzoeken for update to koppelpunt_app using ((select koppelpunt.heeft_rol('support')));
create policy ontvangen on verzoeken for insert to koppelpunt_app with check (
  (select koppelpunt.is_systeem('postbus')) and status in ('nieuw', 'onleesbaar') and koppeling_id is null);
create policy opruimen on verzoeken for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and (
    (status = 'terzijde' and updated_at < now() - interval '7 days')
    or (status in ('geactiveerd', 'afgewezen') and updated_at < now() - interval '30 days')
    or ontvangen_op < now() - interval '180 days'));
create policy geactiveerd_lezen on verzoeken for select to koppelpunt_app using (
  (select koppelpunt.haalt_op()) and koppeling_id = (select koppelpunt.koppeling()));
create policy geactiveerd on verzoeken for update to koppelpunt_app using (
  (select koppelpunt.haalt_op()) and koppeling_id = (select koppelpunt.koppeling()));
create policy afwijzing_lezen on verzoeken for select to koppelpunt_app using (
  (select koppelpunt.is_systeem('berichten')) and status = 'afgewezen');
