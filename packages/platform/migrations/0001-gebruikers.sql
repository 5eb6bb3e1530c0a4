-- People, how they prove who they are, and where they work. Only the role of sign-in reads these tables (0003).

create table gebruikers (
  id text primary key,
  naam text not null,
  email text not null unique,
  -- Mail arrives at this address: we invited there, or the organisation that vouches for this person looked.
  email_bevestigd boolean not null,
  -- When somebody else took the second step away: until there is a new one, the mailbox alone gives no new password.
  tweede_stap_gewist_op timestamptz,
  -- Only then somewhere new is no news to them.
  eerste_aanmelding_op timestamptz,
  created_at timestamptz not null default now()
);

-- A session is half-way until a second factor was shown in it (tweede_factor_op). The browser has the token; the hash of
-- it opens nothing.
create table sessies (
  id text primary key,
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  token_hash text not null unique,
  -- The means that was shown last.
  middel text not null check (middel in ('wachtwoord', 'totp', 'herstelcode', 'passkey', 'oidc')),
  tweede_factor_op timestamptz,
  adres text not null,
  user_agent text not null,
  created_at timestamptz not null,
  gezien_op timestamptz not null,
  verloopt_op timestamptz not null
);
create index sessies_gebruiker_id on sessies (gebruiker_id);

-- scrypt, with its parameters and salt in the same text.
create table wachtwoorden (
  gebruiker_id text primary key references gebruikers (id) on delete cascade,
  hash text not null,
  -- When it was last chosen by a link in a mail: until a second step was shown with it, the mailbox is all that stands behind it.
  hersteld_op timestamptz
);

-- Another organisation knows the person by its own stable name (sub): never by an e-mail address, which it may give to
-- somebody else. `toekenningen`: the roles that its claims gave; what was given by hand is not in it.
create table schoolaccounts (
  issuer text not null,
  sub text not null,
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  toekenningen jsonb not null default '[]',
  created_at timestamptz not null default now(),
  primary key (issuer, sub)
);
create index schoolaccounts_gebruiker_id on schoolaccounts (gebruiker_id);

-- One authenticator app per person. The secret is a ciphertext; a code of laatste_stap or before it is used up.
create table tweede_factoren (
  gebruiker_id text primary key references gebruikers (id) on delete cascade,
  geheim text not null,
  laatste_stap bigint not null,
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

-- Each works once: the token is in a mail, a page or a cookie, its hash is here.
create table eenmalige_tokens (
  hash text primary key,
  doel text not null check (doel in ('uitnodiging', 'wachtwoord-herstel', 'app-instellen', 'passkey', 'oidc',
    'rol-bevestigen')),
  gebruiker_id text references gebruikers (id) on delete cascade,
  gegevens jsonb not null default '{}',
  verloopt_op timestamptz not null
);
create index eenmalige_tokens_gebruiker_id on eenmalige_tokens (gebruiker_id);
create index eenmalige_tokens_verloopt_op on eenmalige_tokens (verloopt_op);

-- The devices and addresses where somebody signed in before: the hash of a cookie, and the address.
create table bekende_apparaten (
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  hash text not null,
  adres text not null,
  gezien_op timestamptz not null default now(),
  primary key (gebruiker_id, hash)
);

-- Guesses at passwords and codes, per account and per address. A teller holds a trace of the name of an unknown account, so
-- it goes when it counts no longer.
create table aanmeldpogingen (
  teller text primary key,
  aantal integer not null,
  laatst_op timestamptz not null
);
create index aanmeldpogingen_laatst_op on aanmeldpogingen (laatst_op);

-- A role and the place where it holds: a vestiging (BRIN6), a whole school (BRIN4), a whole bestuur (five digits), or null:
-- the organisation that runs the application. The code sees one lidmaatschap per vestiging (koppelpunt.vestigingen_van).
create table lidmaatschappen (
  gebruiker_id text not null references gebruikers (id) on delete cascade,
  plek text check (plek ~ '^[0-9]{2}[A-Z]{2}([0-9]{2})?$' or plek ~ '^[0-9]{5}$'),
  rol text not null,
  created_at timestamptz not null default now(),
  unique nulls not distinct (gebruiker_id, plek, rol)
);
create index lidmaatschappen_plek on lidmaatschappen (plek);
