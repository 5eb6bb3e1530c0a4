-- How the requests of a partner are read: as the standard says, or with what live systems get wrong and still mean one
-- thing (docs/standards/uwlr.md). Only the command line changes it.
alter table partners
  add column leeswijze text not null default 'strikt' check (leeswijze in ('strikt', 'soepel'));
