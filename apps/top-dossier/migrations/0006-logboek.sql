-- At the samenwerkingsverband only the functioneel beheerder reads the whole logboek. Support reads the rows about requests
-- and koppelingen, but not who at a school looked at its pupils: only the school may know that.
create policy lezen_naar_rol on logboek as restrictive for select to koppelpunt_app using (
  not (select koppelpunt.is_overal())
  or (select koppelpunt.heeft_rol('functioneel_beheerder'))
  or actor = (select koppelpunt.actor())
  or ((select koppelpunt.heeft_rol('support')) and gebeurtenis <> 'leerlingen.bekeken'
      and (onderwerp like 'verzoek:%' or onderwerp like 'koppeling:%')));
