-- We ask nothing of this school: from `vanaf` until `tot`, which is null as long as nobody knows. Lifting a pause is giving it
-- this moment as its end. What the school itself paused, stands in the status of the koppeling.
create table pauzes (
  id uuid primary key default gen_random_uuid(),
  koppeling_id uuid not null references koppelingen (id),
  reden text not null,
  -- The names of the persons.
  door text not null,
  opgeheven_door text,
  vanaf timestamptz not null,
  tot timestamptz,
  -- The school was told of it the day before.
  begin_gemeld_op timestamptz,
  einde_gemeld_op timestamptz,
  check (tot >= vanaf),
  check (opgeheven_door is null or tot is not null)
);
create index pauzes_koppeling on pauzes (koppeling_id, tot);

alter table pauzes enable row level security;
alter table pauzes force row level security;
grant select, insert, delete on pauzes to koppelpunt_app;
grant update (tot, opgeheven_door, begin_gemeld_op, einde_gemeld_op) on pauzes to koppelpunt_app;
-- Who sees the koppeling, sees whether we ask.
create policy lezen on pauzes for select to koppelpunt_app using (koppeling_id in (select id from koppelingen));
create policy support on pauzes for insert to koppelpunt_app with check (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')));
create policy opheffen on pauzes for update to koppelpunt_app using (
  (select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')));
-- One that holds stays as history; one that did not begin yet may go.
create policy weghalen on pauzes for delete to koppelpunt_app using (
  ((select koppelpunt.heeft_rol('support')) or (select koppelpunt.is_systeem('opdrachtregel')))
  and vanaf > koppelpunt.nu());
-- The mail of the day before is sent once.
create policy berichten on pauzes for update to koppelpunt_app using (
  (select koppelpunt.is_systeem('berichten')) and koppeling_id in (select id from koppelingen));
create trigger berichten_houdt_bij before update on pauzes for each row
  when (koppelpunt.is_systeem('berichten'))
  execute function koppelpunt.alleen_kolommen('begin_gemeld_op', 'einde_gemeld_op');
