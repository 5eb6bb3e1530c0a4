-- The list of schools of DUO, with which support compares the BRIN and the name in a mail.
create table vestigingen (
  brin6 text primary key check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  naam text not null,
  plaats text not null,
  telefoon text,
  internetadres text
);
alter table vestigingen enable row level security;
alter table vestigingen force row level security;
grant select, insert, delete on vestigingen to koppelpunt_app;
create policy lezen on vestigingen for select to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy inlezen on vestigingen for insert to koppelpunt_app with check (
  (select koppelpunt.is_systeem('opdrachtregel')));
create policy vervangen on vestigingen for delete to koppelpunt_app using (
  (select koppelpunt.is_systeem('opdrachtregel')));
