-- The hosts that share this database. A host counts its own beats; others watch the count, so no clock has a say in
-- who is alive. The times are for people.
create table node (
    name varchar(64) primary key,
    address varchar(255) default '' not null,
    version varchar(64) not null,
    -- The names of the keys that it reads stored secrets with, separated by commas; the first encrypts.
    secret_keys varchar(1000) default '' not null,
    beats bigint default 0 not null,
    started timestamp with time zone not null,
    heartbeat timestamp with time zone not null,
    stopped timestamp with time zone
);

-- Who wants a run to end that another host has.
alter table delivery add column cancelled_by varchar(255);
alter table post add column node varchar(64) default '' not null;
