-- Every mail whose sender got our 250, whole, and encrypted because it holds a verificatiecode.
create table mails (
  id uuid primary key default gen_random_uuid(),
  ontvangen_op timestamptz not null default now(),
  afzender text not null,
  bytes integer not null,
  inhoud_versleuteld text not null,
  -- How often reading it was begun, and when last: a mail that takes too long is not tried for ever.
  pogingen integer not null default 0,
  poging_op timestamptz,
  -- Null until the mail has been read. A duplicaat is a mail that its sender sent again because it missed our 250.
  soort text check (soort in ('verzoek', 'automatisch', 'onleesbaar', 'duplicaat')),
  message_id text,
  vingerafdruk text,
  duplicaat_van uuid references mails (id)
);
create index mails_ongelezen on mails (ontvangen_op) where soort is null;
create index mails_message_id on mails (message_id);

create table verzoeken (
  id uuid primary key default gen_random_uuid(),
  mail_id uuid not null unique references mails (id),
  status text not null check (status in ('nieuw', 'onleesbaar', 'in-behandeling', 'geactiveerd', 'afgewezen')),
  ontvangen_op timestamptz not null,
  van text not null,
  onderwerp_versleuteld text not null,
  tekst_versleuteld text not null,
  schoolnaam text,
  brin6 text check (brin6 ~ '^[0-9]{2}[A-Z]{2}[0-9]{2}$'),
  code_versleuteld text,
  code_lengte integer,
  -- The codes among which support chooses, encrypted, each with what may be shown of it.
  kandidaten jsonb not null default '[]',
  reden text,
  controle jsonb,
  koppeling_id uuid references koppelingen (id),
  afwijzing_versleuteld text,
  updated_at timestamptz not null default now(),
  check ((code_versleuteld is null) = (code_lengte is null))
);
create index verzoeken_ontvangen_op on verzoeken (ontvangen_op desc);
create index verzoeken_koppeling on verzoeken (koppeling_id);
