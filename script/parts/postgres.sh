# Sourced by the scripts: a private PostgreSQL on loopback, with Debian's durable defaults, that lives as long as the
# script. Sets postgres_url (database "postgres", a superuser without a password, reachable from this machine only).

postgres_bin=/usr/lib/postgresql/15/bin
postgres_home=

as_postgres() {
    # initdb refuses root.
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    else
        "$@"
    fi
}

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# start_postgres [PORT]
start_postgres() {
    local port=${1:-${PLACET_TEST_POSTGRES_PORT:-$(free_port)}}
    postgres_home=$(mktemp -d /tmp/placet-postgres.XXXXXX)
    [ "$(id -u)" != 0 ] || chown postgres:postgres "$postgres_home"
    as_postgres $postgres_bin/initdb -D "$postgres_home/data" -U placet -A trust -E UTF8 --locale=C \
        > "$postgres_home.initdb" || die "initdb failed: $(cat "$postgres_home.initdb")"
    rm -f "$postgres_home.initdb"
    as_postgres tee -a "$postgres_home/data/postgresql.conf" >/dev/null <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$postgres_home'
max_connections = 200
log_min_messages = fatal
SETTINGS
    as_postgres $postgres_bin/pg_ctl -s -w -D "$postgres_home/data" -l "$postgres_home/log" start \
        || die "PostgreSQL does not start: $(cat "$postgres_home/log")"
    postgres_url=postgresql://placet@127.0.0.1:$port/postgres
}

postgres_pid() { head -n 1 "$postgres_home/data/postmaster.pid"; }

stop_postgres() {
    [ -n "$postgres_home" ] || return 0
    as_postgres $postgres_bin/pg_ctl -s -w -m immediate -D "$postgres_home/data" stop || true
    rm -rf "$postgres_home"
    postgres_home=
}
