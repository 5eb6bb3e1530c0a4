-- Who may see the logboek of a vestiging also sees who of its people signed in, asked for a new password, got a role: what
-- has no vestiging of its own but is by or about somebody with a place there.
create policy lezen_mensen on logboek for select to koppelpunt_app using (
  brin6 is null
  and (actor in (select 'gebruiker:' || id from koppelpunt.bekenden() as id)
    or onderwerp in (select 'gebruiker:' || id from koppelpunt.bekenden() as id)));
