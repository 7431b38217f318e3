-- Words that stand for a command line: for one user, or for all in one channel.
create table alias (
    id uuid primary key,
    created timestamp with time zone not null,
    platform varchar(64) not null,
    -- user or channel: what the owner is.
    scope varchar(16) not null,
    owner_id varchar(255) not null,
    owner_name varchar(255) default '' not null,
    name varchar(64) not null,
    line varchar(1000) not null,
    constraint alias_once unique (platform, scope, owner_id, name)
);

-- What the line that led to a question had beside its command: the word it was short for, and its pipes.
alter table pending_prompt add column alias varchar(64) default '' not null;
alter table pending_prompt add column pipes varchar(1000) default '' not null;
