# Sourced by the scripts: how they speak.

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }

die() {
    printf '%s\n' "$*" >&2
    exit 2
}
