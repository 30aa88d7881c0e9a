# Sourced by the scripts: a private PostgreSQL on loopback that lives as long as the script. Sets postgres_url.

postgres_home=

free_port() {
    /usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Outside the checkout: the server runs as another user, who may not be allowed to look into it.
start_postgres() {
    postgres_home=$(mktemp -d /tmp/placet-postgres.XXXXXX)
    chmod 755 "$postgres_home"
    postgres_url=$(script/support/private-postgres start "$postgres_home/server" \
        "${PLACET_TEST_POSTGRES_PORT:-$(free_port)}") || die "PostgreSQL does not start"
}

stop_postgres() {
    [ -n "$postgres_home" ] || return 0
    script/support/private-postgres stop "$postgres_home/server" immediate || true
    rm -rf "$postgres_home"
    postgres_home=
}
