-- A counter of guesses tells when somebody mistyped, and holds a trace of the name of an unknown account. After a day it no
-- longer counts, so it goes. The job `opruimen` may delete those rows and nothing else: it reads none, and deletes none of today.
create index aanmeldpogingen_last_request on aanmeldpogingen (last_request);
grant delete on aanmeldpogingen to koppelpunt_app;
create policy opruimen on aanmeldpogingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opruimen'))
  and last_request < extract(epoch from now() - interval '24 hours') * 1000);
