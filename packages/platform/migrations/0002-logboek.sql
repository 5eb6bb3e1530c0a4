-- Each row says what happened, by whom, and about which vestiging. Append-only; no row ever holds a name, a pupil or a
-- secret.

create table logboek (
  id bigint primary key generated always as identity,
  tijdstip timestamptz not null default clock_timestamp(),
  actor text not null,
  gebeurtenis text not null,
  brin6 text,
  onderwerp text,
  details jsonb not null default '{}'
);
-- The screen reads by moment, for one vestiging, for all, and for one person.
create index logboek_brin6 on logboek (brin6, tijdstip, id);
create index logboek_tijdstip on logboek (tijdstip, id);
create index logboek_actor on logboek (actor, tijdstip, id);

create function logboek_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the logboek is append-only';
end
$$;

create trigger logboek_append_only before update or delete or truncate on logboek
  for each statement execute function logboek_is_append_only();

-- The chain over the logboek (docs/decisions/0010-the-logboek-is-a-chain.md): each row gets, at the commit of its act,
-- the next number without gaps and the hash over the previous link and itself. Changing, removing,
-- inserting or reordering rows afterwards, with whatever rights, breaks every link that follows; `logboek verify` names the
-- first.
create table logboek_schakels (
  volgnummer bigint primary key check (volgnummer > 0),
  logboek_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);

-- sha256 over the previous hash and eight fields, each as UTF-8 text behind its length in four bytes (-1: null). The
-- same, in TypeScript and from the rows alone: packages/platform/src/logboek/keten.ts. A loop takes a third of the time of
-- one statement, and every other writer waits for it (bench/logboek/keten.ts).
create function logboek_hash(vorige bytea, volgnummer bigint, regel logboek) returns bytea
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  veld text;
  bericht bytea := vorige;
begin
  foreach veld in array array[
    volgnummer::text, regel.id::text, trunc(extract(epoch from regel.tijdstip) * 1000000)::bigint::text,
    regel.actor, regel.gebeurtenis, regel.brin6, regel.onderwerp, regel.details::text]
  loop
    bericht := bericht || case when veld is null then '\xffffffff'::bytea
      else int4send(octet_length(convert_to(veld, 'UTF8'))) || convert_to(veld, 'UTF8') end;
  end loop;
  return sha256(bericht);
end
$$;

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

create constraint trigger logboek_aan_keten after insert on logboek
  deferrable initially deferred for each row execute function logboek_aan_keten();

create function logboek_schakels_zijn_vast() returns trigger language plpgsql as $$
begin
  raise exception 'only the logboek writes its chain';
end
$$;

-- Not called where the chain itself writes.
create trigger logboek_schakels_alleen_keten before insert on logboek_schakels
  for each statement when (pg_trigger_depth() = 0) execute function logboek_schakels_zijn_vast();
create trigger logboek_schakels_zijn_vast before update or delete or truncate on logboek_schakels
  for each statement execute function logboek_schakels_zijn_vast();
