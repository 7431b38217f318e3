-- A decision reads all that it needs from this index: a row of one of a million users is in no cache, and each takes a read of its own.
alter table access_grant drop constraint access_grant_key;
create unique index access_grant_key
    on access_grant (value, grant_type, command, channel, subcommand, platform, effect)
    include (expires_at, name);
