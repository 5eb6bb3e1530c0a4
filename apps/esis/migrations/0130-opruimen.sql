-- What counts guesses goes when it counts no longer (platform/0050): of a verificatiecode after a quarter of an hour, kept
-- for a day; from where a partner was let in, after a quarter of a year.
grant delete on codepogingen to koppelpunt_app;
create policy opruimen on codepogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and tijdstip < now() - interval '24 hours');
create policy opruimen on sleutelpogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and tijdstip < now() - interval '24 hours');
create policy opruimen on bekende_adressen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen')) and gezien_op < now() - interval '90 days');
create index codepogingen_tijdstip on codepogingen (tijdstip);
-- These two said nothing of removing while nobody could: whoever mistypes does not clear away that it happened.
drop policy gebruiker on codepogingen;
drop policy opdrachtregel on codepogingen;
create policy gebruiker_leest on codepogingen for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy gebruiker_telt on codepogingen for insert to koppelpunt_app
  with check (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel_leest on codepogingen for select to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
create policy opdrachtregel_telt on codepogingen for insert to koppelpunt_app
  with check ((select koppelpunt.is_systeem('opdrachtregel')));
