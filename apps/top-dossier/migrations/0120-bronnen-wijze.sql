-- How a bron is asked: everything in one answer, or the groups first and then who is in them (the port `getrapt`).
alter table bronnen
  add column wijze text not null default 'alles-in-een' check (wijze in ('alles-in-een', 'getrapt'));
