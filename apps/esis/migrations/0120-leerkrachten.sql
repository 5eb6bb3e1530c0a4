-- Who works in which groups of a vestiging in one school year, as the last EDEXML file gave them. A name and the groups:
-- no number, no address, no account. No profile of ours hands out staff, so no partner may read this table at all; the
-- first aanbod that is meant for it brings its own policy.
create table leerkrachten (
  brin6 text not null references vestigingen (brin6),
  schooljaar text not null,
  key text not null,
  achternaam text,
  voorvoegsel text,
  roepnaam text,
  groepen text[] not null default '{}',
  samengestelde_groepen text[] not null default '{}',
  hash text not null,
  primary key (brin6, schooljaar, key)
);

alter table leerkrachten enable row level security;
alter table leerkrachten force row level security;
grant select, insert, update, delete on leerkrachten to koppelpunt_app;
create policy gebruiker on leerkrachten to koppelpunt_app
  using (brin6 = any ((select koppelpunt.leerlingen())::text[]));
create policy opdrachtregel on leerkrachten to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
