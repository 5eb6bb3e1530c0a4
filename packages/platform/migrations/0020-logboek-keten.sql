-- The chain over the logboek (docs/decisions/0010-the-logboek-is-a-chain.md): each row gets, at the commit of its act,
-- the next number without gaps and the hash over the previous link and itself. Changing, removing,
-- inserting or reordering rows afterwards, with whatever rights, breaks every link that follows; `logboek verify` names the
-- first.

-- No act may slip between the existing rows and the trigger for the new ones.
lock table logboek in share row exclusive mode;

create table logboek_schakels (
  volgnummer bigint primary key check (volgnummer > 0),
  logboek_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);

-- sha256 over the previous hash and eight fields, each as UTF-8 text behind its length in four bytes (-1: null). The
-- same, in TypeScript and from the rows alone: packages/platform/src/logboek/keten.ts.
create function logboek_hash(vorige bytea, volgnummer bigint, regel logboek) returns bytea stable language sql
return sha256(vorige || (
  select string_agg(
           case when veld.waarde is null then '\xffffffff'::bytea
                else int4send(octet_length(convert_to(veld.waarde, 'UTF8'))) || convert_to(veld.waarde, 'UTF8') end,
           ''::bytea order by veld.plaats)
    from (values
      (1, volgnummer::text),
      (2, (regel).id::text),
      (3, trunc(extract(epoch from (regel).tijdstip) * 1000000)::bigint::text),
      (4, (regel).actor),
      (5, (regel).gebeurtenis),
      (6, (regel).brin6),
      (7, (regel).onderwerp),
      (8, (regel).details::text)
    ) as veld (plaats, waarde)));

-- Before the first link.
create function logboek_begin() returns bytea immutable language sql
return sha256(convert_to('koppelpunt logboek 1', 'UTF8'));

-- Deferred to the commit, so that a row early in a long act makes nobody wait. The lock ends with the commit; a rolled back
-- act never comes here and leaves no gap.
create function logboek_aan_keten() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  kop public.logboek_schakels;
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception 'the logboek is written in read committed only: an older snapshot does not see the last link';
  end if;
  perform pg_advisory_xact_lock(4157020);
  select * into kop from public.logboek_schakels order by volgnummer desc limit 1;
  insert into public.logboek_schakels (volgnummer, logboek_id, hash)
  values (
    coalesce(kop.volgnummer, 0) + 1,
    new.id,
    public.logboek_hash(coalesce(kop.hash, public.logboek_begin()), coalesce(kop.volgnummer, 0) + 1, new)
  );
  return null;
end
$$;

do $$
declare
  regel logboek;
  kop bytea := logboek_begin();
  nummer bigint := 0;
begin
  for regel in select * from logboek order by id loop
    nummer := nummer + 1;
    kop := logboek_hash(kop, nummer, regel);
    insert into logboek_schakels (volgnummer, logboek_id, hash) values (nummer, regel.id, kop);
  end loop;
end
$$;

create constraint trigger logboek_aan_keten after insert on logboek
  deferrable initially deferred for each row execute function logboek_aan_keten();

create function logboek_schakels_zijn_vast() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' and pg_trigger_depth() > 1 then
    return null;
  end if;
  raise exception 'only the logboek writes its chain';
end
$$;

create trigger logboek_schakels_zijn_vast before insert or update or delete or truncate on logboek_schakels
  for each statement execute function logboek_schakels_zijn_vast();
