-- The second factor, what stands in for it, and what makes guessing slow without shutting anybody out.

-- When the second factor was shown in this session (null: half-way), and the last thing that was shown.
-- Sessions of before prove too little: everybody signs in anew.
delete from sessies;
alter table sessies
  add column tweede_factor_op timestamptz,
  add column middel text not null check (middel in ('wachtwoord', 'totp', 'herstelcode', 'passkey', 'oidc'));

-- One authenticator app per person. The secret is a ciphertext; a code of laatste_stap or before it is used up.
create table tweede_factoren (
  gebruiker_id text primary key references gebruikers (id) on delete cascade,
  geheim text not null,
  laatste_stap bigint not null,
  bevestigd_op timestamptz,
  created_at timestamptz not null default now()
);

create table herstelcodes (
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  hash text not null,
  gebruikt_op timestamptz,
  created_at timestamptz not null default now(),
  primary key (gebruiker_id, hash)
);

create table passkeys (
  id text primary key,
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  naam text not null check (length(naam) between 1 and 60),
  gebruikt_op timestamptz,
  created_at timestamptz not null default now()
);
create index passkeys_gebruiker_id on passkeys (gebruiker_id);

-- Where somebody got in before: the hash of a cookie, and the address.
create table bekende_apparaten (
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  hash text not null,
  adres text not null,
  gezien_op timestamptz not null default now(),
  primary key (gebruiker_id, hash)
);

do $$
declare tabel text;
begin
  foreach tabel in array array['tweede_factoren', 'herstelcodes', 'passkeys', 'bekende_apparaten']
  loop
    execute format('alter table %I enable row level security', tabel);
    execute format('alter table %I force row level security', tabel);
    execute format('grant select, insert, update, delete on %I to koppelpunt_login', tabel);
    execute format('create policy aanmelden on %I to koppelpunt_login
      using ((select koppelpunt.actor()) is not null) with check ((select koppelpunt.actor()) is not null)', tabel);
  end loop;
end
$$;
