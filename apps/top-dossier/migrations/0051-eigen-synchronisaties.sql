-- What fetches keeps the runs of the one koppeling that its transaction names, as it does with pupils; so does what hands
-- them out again.
drop policy bijhouden on synchronisaties;
create policy bijhouden on synchronisaties for update to koppelpunt_app using (
  ((select koppelpunt.haalt_op()) or (select koppelpunt.is_systeem('start')))
  and koppeling_id = (select koppelpunt.koppeling()));
