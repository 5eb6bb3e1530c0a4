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
  uitstroomdatum date,
  hash text not null,
  primary key (brin6, schooljaar, key)
);
create index leerlingen_groep on leerlingen (brin6, schooljaar, groep);
-- Who leaves on which day changes what a partner gets, without any import: see the change stamp in leerlingen.store.ts.
create index leerlingen_uitstroomdatum on leerlingen (brin6, schooljaar, uitstroomdatum)
  where uitstroomdatum is not null;
