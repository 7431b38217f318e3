-- Lists show grants in this order; without it each page would sort all of them.
create index access_grant_order
    on access_grant (command, subcommand, grant_type, platform, value, channel, effect);
