-- What plugins keep, and the tokens of slash commands.

create table plugin_entry (
    plugin varchar(64) not null,
    "key" varchar(255) not null,
    value text not null,
    -- Then the value is encrypted, and says with which key.
    is_secret boolean default false not null,
    -- Null for ever.
    expires_at timestamp with time zone,
    primary key (plugin, "key")
);
create index plugin_entry_expires_at on plugin_entry (expires_at);

create table command_token (
    id uuid primary key,
    platform varchar(64) not null,
    comment varchar(255) default '' not null,
    token_hash varchar(64) not null,
    organization varchar(255) default '' not null,
    command varchar(64) default '' not null,
    created timestamp with time zone not null,
    last_updated timestamp with time zone not null,
    constraint command_token_key unique (token_hash, platform)
);
