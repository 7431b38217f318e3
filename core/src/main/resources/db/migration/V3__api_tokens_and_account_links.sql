-- What scripts call REST with, and who a chat user is in Nautobot.

create table api_token (
    id uuid primary key,
    account_id uuid not null references account (id) on delete cascade,
    description varchar(255) default '' not null,
    token_hash varchar(64) not null unique,
    -- The last characters of the token, by which people tell theirs from others.
    ending varchar(8) not null,
    is_read_only boolean default false not null,
    created timestamp with time zone not null,
    expires_at timestamp with time zone,
    last_used timestamp with time zone
);
create index api_token_account on api_token (account_id);

create table account_link (
    id uuid primary key,
    platform varchar(64) not null,
    user_id varchar(255) not null,
    nautobot_user varchar(255) not null,
    email varchar(255) default '' not null,
    created timestamp with time zone not null,
    last_updated timestamp with time zone not null,
    constraint account_link_key unique (user_id, platform)
);

-- A link that belongs to no account makes the first one.
alter table login_link alter column account_id drop not null;
