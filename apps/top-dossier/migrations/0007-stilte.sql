-- The days on which support was told of the schools that were silent: a day has one message, however often its job runs.
create table stiltemeldingen (
  dag date primary key,
  aantal integer not null,
  verzonden_op timestamptz not null
);
alter table stiltemeldingen enable row level security;
alter table stiltemeldingen force row level security;
grant select, insert on stiltemeldingen to koppelpunt_app;
create policy stilte on stiltemeldingen to koppelpunt_app using ((select koppelpunt.is_systeem('stilte')));

-- To say which schools, it reads how every koppeling stands.
create policy stilte on koppelingen for select to koppelpunt_app using ((select koppelpunt.is_systeem('stilte')));
