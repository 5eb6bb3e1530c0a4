-- The keys that stay the same when the ring turns (docs/decisions/0014): random, each encrypted under the ring. Only the role
-- that migrates reads them, once, when a process starts; no role that answers requests may.

create table vaste_sleutels (
  id text primary key,
  versleuteld text not null,
  created_at timestamptz not null default now()
);
alter table vaste_sleutels enable row level security;
alter table vaste_sleutels force row level security;
