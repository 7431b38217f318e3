#!/usr/bin/env bash
# A real Nautobot on loopback, from nothing, in one scratch folder.
#
#   nautobot.sh up SCRATCH [VERSION]     installs what is missing, starts it, loads the sample data (VERSION 3.2 or 2.4, default 3.2)
#   nautobot.sh down SCRATCH             stops what `up` started, by process id; the data stay
#
# Needs PostgreSQL 14 or newer, redis-server, Python 3.11 or newer with venv, a C compiler, curl and PyPI. On Debian:
#   apt-get install --no-install-recommends postgresql redis-server build-essential python3-venv python3-dev curl
# PostgreSQL refuses to run as root: started by root, it runs as the user postgres.
#
# Writes below SCRATCH only. Everything can be called again: what is done is not done twice. After `up`, SCRATCH/tokens.json
# (mode 0600) holds the base address and the API tokens; they are random and good for this scratch folder only.
# A first `up` takes about six minutes on two cores; a later one less than one.
#
# Environment: NAUTOBOT_PORT (8081) and REDIS_PORT (6390) move the two ports; PostgreSQL listens on a socket in SCRATCH alone.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0" >&2
    exit 2
}

verb=${1:-}
[ $# -ge 2 ] && [ -n "$2" ] || usage
mkdir -p "$2"
scratch=$(cd "$2" && pwd -P)
version=${3:-3.2}
port=${NAUTOBOT_PORT:-8081}
redis_port=${REDIS_PORT:-6390}
case $version in 3.2 | 2.4) ;; *) echo "nautobot.sh: VERSION is 3.2 or 2.4, not '$version'" >&2; exit 2 ;; esac
[ ${#scratch} -le 80 ] || { echo "nautobot.sh: the path of SCRATCH is too long for a socket, use a shorter one: $scratch" >&2; exit 2; }

export NAUTOBOT_ROOT=$scratch/nautobot PATH=$scratch/venv/bin:$PATH
export NAUTOBOT_DB_HOST=$scratch/pg/run NAUTOBOT_DB_NAME=nautobot NAUTOBOT_DB_USER=nautobot NAUTOBOT_DB_PASSWORD=
export NAUTOBOT_REDIS_HOST=127.0.0.1 NAUTOBOT_REDIS_PORT=$redis_port NAUTOBOT_ALLOWED_HOSTS='127.0.0.1 localhost'
# The development server leaves a connection open for each of its threads, of which PostgreSQL takes a hundred.
export NAUTOBOT_DB_TIMEOUT=0
export NAUTOBOT_INSTALLATION_METRICS_ENABLED=False PYTHONWARNINGS=ignore PYTHONDONTWRITEBYTECODE=1

say() { echo "nautobot.sh: $*"; }

once() { # once NAME COMMAND...: runs the command unless it once ended well in this scratch folder
    [ -e "$scratch/done/$1" ] && return
    say "$1 (log: $scratch/log/$1.log)"
    nice -n 15 "${@:2}" > "$scratch/log/$1.log" 2>&1 || { tail -n 20 "$scratch/log/$1.log" >&2; exit 1; }
    touch "$scratch/done/$1"
}

is_up() { # is_up NAME: whether the process that start wrote down still lives, and is not a later one that got its number
    [ -e "$scratch/pid/$1" ] && [ "$(readlink "/proc/$(cat "$scratch/pid/$1")/cwd")" = "$scratch" ]
}

start() { # start NAME COMMAND...: in the background, with its process id written down
    is_up "$1" && return
    say "starting $1 (log: $scratch/log/$1.log)"
    (cd "$scratch" && exec nice -n 15 setsid "${@:2}" > "$scratch/log/$1.log" 2>&1 < /dev/null) &
    echo $! > "$scratch/pid/$1"
}

stop() {
    is_up "$1" || return 0
    say "stopping $1"
    kill "$(cat "$scratch/pid/$1")"
    for _ in $(seq 100); do is_up "$1" || break; sleep 0.1; done
    is_up "$1" && kill -KILL "$(cat "$scratch/pid/$1")"
    rm -f "$scratch/pid/$1"
}

wait_for() { # wait_for NAME SECONDS COMMAND...
    for _ in $(seq "$2"); do "${@:3}" > /dev/null 2>&1 && return; sleep 1; done
    echo "nautobot.sh: $1 is not up after $2 seconds, see $scratch/log/$1.log" >&2
    exit 1
}

as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

pg() { # pg PROGRAM ARGUMENT...: a program of PostgreSQL's newest installed version
    local bin
    bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
    (cd / && as_postgres "${bin:+$bin/}$1" "${@:2}")
}

needs() {
    local missing=()
    [ -n "$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null)" ] || command -v initdb > /dev/null || missing+=(postgresql)
    command -v redis-server > /dev/null || missing+=(redis-server)
    command -v cc > /dev/null || missing+=(build-essential)
    command -v curl > /dev/null || missing+=(curl)
    python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || missing+=('python3 (3.11 or newer) with venv')
    [ ${#missing[@]} -eq 0 ] || { echo "nautobot.sh: install first: ${missing[*]}" >&2; exit 1; }
}

postgres_up() {
    mkdir -p "$scratch/pg"
    [ "$(id -u)" -eq 0 ] && chown postgres "$scratch/pg"
    if [ ! -e "$scratch/pg/data/PG_VERSION" ]; then
        say "making the database cluster"
        pg initdb -D "$scratch/pg/data" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 > "$scratch/log/initdb.log"
    fi
    as_postgres mkdir -p "$scratch/pg/run"
    if ! pg pg_ctl -D "$scratch/pg/data" status > /dev/null; then
        say "starting PostgreSQL (log: $scratch/pg/log)"
        # No TCP, and no durability that a scratch database does not need.
        pg pg_ctl -D "$scratch/pg/data" -l "$scratch/pg/log" -w \
            -o "-c listen_addresses='' -c unix_socket_directories='$scratch/pg/run' -c fsync=off" start > /dev/null
    fi
    if ! pg psql -h "$scratch/pg/run" -U postgres -Atc "SELECT 1 FROM pg_database WHERE datname = 'nautobot'" | grep -q 1; then
        pg psql -q -h "$scratch/pg/run" -U postgres -c "CREATE USER nautobot" -c "CREATE DATABASE nautobot OWNER nautobot TEMPLATE template0"
    fi
}

up() {
    needs
    mkdir -p "$scratch"/{log,pid,done,nautobot}
    [ "$(id -u)" -ne 0 ] || chmod o+x "$scratch" # for the user postgres
    if [ -e "$scratch/version" ] && [ "$(cat "$scratch/version")" != "$version" ]; then
        echo "nautobot.sh: $scratch holds Nautobot $(cat "$scratch/version"); give $version a folder of its own" >&2
        exit 1
    fi
    echo "$version" > "$scratch/version"

    once venv python3 -m venv "$scratch/venv"
    once install pip install "nautobot==$version.*" factory-boy faker
    postgres_up
    start redis redis-server --bind 127.0.0.1 --port "$redis_port" --save '' --dir "$scratch"
    wait_for redis 20 redis-cli -p "$redis_port" ping
    once init nautobot-server init --disable-installation-metrics
    once migrate nautobot-server post_upgrade --no-send-installation-metrics
    once test-data nautobot-server generate_test_data --seed shipmate --no-input
    # Jobs are read from JOBS_ROOT and become rows at post_upgrade; a file newer than the last time is read again.
    mkdir -p "$NAUTOBOT_ROOT/jobs"
    if ! cmp -s "$here/shipmate_jobs.py" "$NAUTOBOT_ROOT/jobs/shipmate_jobs.py"; then
        cp "$here/shipmate_jobs.py" "$NAUTOBOT_ROOT/jobs/shipmate_jobs.py"
        rm -f "$scratch/done/jobs"
    fi
    once jobs nautobot-server post_upgrade --no-send-installation-metrics
    if [ ! -e "$scratch/tokens.json" ]; then
        say "making users and tokens"
        NAUTOBOT_BASE=http://127.0.0.1:$port TOKENS_FILE=$scratch/tokens.json \
            nautobot-server shell --interface python --command "exec(open('$here/users.py').read())" > "$scratch/log/users.log" 2>&1 \
            || { tail -n 20 "$scratch/log/users.log" >&2; exit 1; }
    fi
    # The port may be another one than the last time.
    sed -i "s|\"base\": \"[^\"]*\"|\"base\": \"http://127.0.0.1:$port\"|" "$scratch/tokens.json"
    start web nautobot-server runserver "127.0.0.1:$port" --insecure --noreload
    start worker nautobot-server celery worker --concurrency 1 -l WARNING
    wait_for web 180 curl -fsS "http://127.0.0.1:$port/login/"
    say "loading the named objects (log: $scratch/log/sample.log)"
    python3 "$here/sample.py" "$scratch/tokens.json" > "$scratch/log/sample.log" 2>&1 || { tail -n 20 "$scratch/log/sample.log" >&2; exit 1; }
    say "up: http://127.0.0.1:$port/ (tokens: $scratch/tokens.json)"
}

down() {
    stop worker
    stop web
    stop redis
    if [ -e "$scratch/pg/data/postmaster.pid" ]; then
        say "stopping PostgreSQL"
        pg pg_ctl -D "$scratch/pg/data" -m fast -w stop > /dev/null
    fi
}

case $verb in up | down) "$verb" ;; *) usage ;; esac
