-- Every mail whose sender got our 250, whole, and encrypted because it holds a verificatiecode.
create table mails (
  id uuid primary key default gen_random_uuid(),
  ontvangen_op timestamptz not null default now(),
  -- The sender that the mail server named, encrypted. The pseudonyms count its mails and find them again.
  afzender_versleuteld text not null,
  afzender_pseudoniem text not null,
  domein_pseudoniem text not null,
  bytes integer not null,
  inhoud_versleuteld text not null,
  -- How often reading it was begun, and when last: a mail that takes too long is not tried for ever.
  pogingen integer not null default 0,
  poging_op timestamptz,
  -- Null until the mail has been read. A duplicaat is a mail that its sender sent again because it missed our 250.
  soort text check (soort in ('verzoek', 'automatisch', 'onleesbaar', 'duplicaat')),
  message_pseudoniem text,
  vingerafdruk text,
  duplicaat_van uuid references mails (id) on delete set null
);
create index mails_ongelezen on mails (ontvangen_op) where soort is null;
create index mails_message on mails (message_pseudoniem);
create index mails_afzender on mails (afzender_pseudoniem, ontvangen_op);
create index mails_domein on mails (domein_pseudoniem, ontvangen_op);
create index mails_duplicaat on mails (duplicaat_van);
-- Each mail asks what all of them take together.
create index mails_bytes on mails (bytes);

create table verzoeken (
  id uuid primary key default gen_random_uuid(),
  -- Null once the mail itself was deleted.
  mail_id uuid unique references mails (id) on delete set null,
  status text not null check
    (status in ('nieuw', 'onleesbaar', 'in-behandeling', 'geactiveerd', 'afgewezen', 'terzijde')),
  ontvangen_op timestamptz not null,
  van_versleuteld text not null,
  van_pseudoniem text not null,
  domein_pseudoniem text not null,
  onderwerp_versleuteld text not null,
  tekst_versleuteld text not null,
  -- The name that the mail gives, without a number in it that may be of a person.
  schoolnaam_versleuteld text,
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
create index verzoeken_rij on verzoeken (status, ontvangen_op desc);
create index verzoeken_brin6 on verzoeken (brin6);
create index verzoeken_koppeling on verzoeken (koppeling_id);
