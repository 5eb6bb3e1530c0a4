-- A hash says which key it was made with, and gets a seal beside it from which it can be made anew under another key.
-- Of the codes that are already there only the hash is known: they are sealed when their school or partner next uses them.

update koppelingen set code_hash = 'k1.' || code_hash where code_hash !~ '^k';
update verificatiecodes set hash = 'k1.' || hash where hash !~ '^k';
alter table verificatiecodes add column zegel text;
