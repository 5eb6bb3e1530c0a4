-- A vestiging may exchange with two partners: each reaches the codes of its own koppelingen, and of no other's.

drop policy partner on verificatiecodes;
drop policy partner_verzegelt on verificatiecodes;
create policy partner on verificatiecodes for select to koppelpunt_app
  using (brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
    and koppeling_id in (select id from koppelingen where partner_id = (select koppelpunt.partner_id())));
create policy partner_verzegelt on verificatiecodes for update to koppelpunt_app
  using (brin6 = any ((select koppelpunt.uitwisselbaar())::text[])
    and koppeling_id in (select id from koppelingen where partner_id = (select koppelpunt.partner_id())));
