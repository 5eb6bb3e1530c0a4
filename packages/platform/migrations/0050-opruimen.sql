-- A counter of guesses says when somebody mistyped, and of an unknown account a trace of the name: a day later it counts for
-- nothing, so it goes. The job that clears away can do that and nothing else: not read, and nothing of today.
create index aanmeldpogingen_last_request on aanmeldpogingen (last_request);
grant delete on aanmeldpogingen to koppelpunt_app;
create policy opruimen on aanmeldpogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen'))
  and last_request < extract(epoch from now() - interval '24 hours') * 1000);
