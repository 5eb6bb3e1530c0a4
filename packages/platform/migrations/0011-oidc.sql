-- Who signs in through another organisation is known by that organisation's own, stable name for the person: never by
-- an e-mail address, which can be given to somebody else.
create unique index inlogmiddelen_middel on inlogmiddelen (provider_id, account_id);
