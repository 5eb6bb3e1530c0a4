-- People, their sessions and their places. The first five tables have the shape that better-auth wants (its own
-- field names in snake_case); lidmaatschappen is ours.

create table gebruikers (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessies (
  id text primary key,
  user_id text not null references gebruikers (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessies_user_id on sessies (user_id);

create table inlogmiddelen (
  id text primary key,
  user_id text not null references gebruikers (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index inlogmiddelen_user_id on inlogmiddelen (user_id);

create table verificaties (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verificaties_identifier on verificaties (identifier);

create table aanmeldpogingen (
  id text primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- A role at one vestiging, or (brin6 null) at the organisation that runs the application.
create table lidmaatschappen (
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  brin6 text check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  rol text not null,
  created_at timestamptz not null default now(),
  unique nulls not distinct (gebruiker_id, brin6, rol)
);
