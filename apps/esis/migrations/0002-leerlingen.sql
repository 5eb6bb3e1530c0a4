-- The pupils and groups of one vestiging in one school year, as the last EDEXML file gave them. Only what the screens
-- and the SWV-set need; there is no column for a BSN or any other identifying number, and there will not be one.
-- `hash` is that of the contents: an import compares it instead of every column.

create table groepen (
  brin6 text not null references vestigingen (brin6),
  schooljaar text not null,
  key text not null,
  naam text not null,
  jaargroep text not null,
  hash text not null,
  primary key (brin6, schooljaar, key)
);

create table samengestelde_groepen (
  brin6 text not null references vestigingen (brin6),
  schooljaar text not null,
  key text not null,
  naam text not null,
  hash text not null,
  primary key (brin6, schooljaar, key)
);

create table leerlingen (
  brin6 text not null references vestigingen (brin6),
  schooljaar text not null,
  key text not null,
  achternaam text,
  voorvoegsel text,
  roepnaam text,
  geboortedatum date,
  geslacht smallint,
  jaargroep text,
  groep text,
  samengestelde_groepen text[] not null default '{}',
  instroomdatum date,
  uitstroomdatum date,
  hash text not null,
  primary key (brin6, schooljaar, key)
);
create index leerlingen_groep on leerlingen (brin6, schooljaar, groep);
-- A pupil who comes or leaves on a day changes what a partner gets, without any import: see the change stamp in
-- leerlingen.store.ts.
create index leerlingen_instroomdatum on leerlingen (brin6, schooljaar, instroomdatum)
  where instroomdatum is not null;
create index leerlingen_uitstroomdatum on leerlingen (brin6, schooljaar, uitstroomdatum)
  where uitstroomdatum is not null;

-- The staff of the groups, as the same file gave them. A name and the groups: no number, no address, no account. No
-- profile of ours gives staff to a partner, so no partner may read this table at all; the first aanbod that is meant for
-- it brings its own policy.
create table leerkrachten (
  brin6 text not null references vestigingen (brin6),
  schooljaar text not null,
  key text not null,
  achternaam text,
  voorvoegsel text,
  roepnaam text,
  groepen text[] not null default '{}',
  samengestelde_groepen text[] not null default '{}',
  hash text not null,
  primary key (brin6, schooljaar, key)
);
