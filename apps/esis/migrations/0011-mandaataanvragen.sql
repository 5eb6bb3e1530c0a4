-- An applicatiebeheerder who needs a mandate and has none asks the bestuur. Only open ones: an answer deletes the row, and the
-- logboek keeps that it was asked.
create table mandaataanvragen (
  brin6 text not null references vestigingen (brin6),
  gebruiker_id text not null references gebruikers (id),
  -- The last time.
  gevraagd_op timestamptz not null,
  primary key (brin6, gebruiker_id)
);
alter table mandaataanvragen enable row level security;
alter table mandaataanvragen force row level security;
grant select, insert, update (gevraagd_op), delete on mandaataanvragen to koppelpunt_app;
create policy gebruiker on mandaataanvragen to koppelpunt_app
  using (brin6 = any ((select koppelpunt.vestigingen())::text[]));
create policy opdrachtregel on mandaataanvragen to koppelpunt_app
  using ((select koppelpunt.is_systeem('opdrachtregel')));
