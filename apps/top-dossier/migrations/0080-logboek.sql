-- Who works at the samenwerkingsverband reads the whole logboek as functioneel beheerder only. Support reads what is about
-- requests and koppelingen, without who at a school looked at its pupils: that is the school's to know.
create policy lezen_naar_rol on logboek as restrictive for select to koppelpunt_app using (
  not (select koppelpunt.is_overal())
  or (select koppelpunt.heeft_rol('functioneel_beheerder'))
  or actor = (select koppelpunt.actor())
  or ((select koppelpunt.heeft_rol('support')) and gebeurtenis <> 'leerlingen.bekeken'
      and (onderwerp like 'verzoek:%' or onderwerp like 'koppeling:%')));
