-- Whom partners know already keeps the pseudonyms that they know: see platform 0030.
insert into vaste_sleutels (id) select 'p1' where exists (select from koppelingen);
