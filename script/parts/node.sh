# Sourced by the scripts: finds Node.js or installs it inside the checkout. Debian 12 has Node 18, which Vite 8
# refuses, so a machine without a newer one gets the version that tools/node/package-lock.json pins.

node_home=build/tools/node
[ -d "$node_home/bin" ] && PATH="$PWD/$node_home/bin:$PATH"

node_works() {
    local node npm
    node=$(node --version 2>/dev/null) || return 1
    npm=$(npm --version 2>/dev/null) || return 1
    node=${node#v}
    local major=${node%%.*} minor=${node#*.}
    minor=${minor%%.*}
    [ "${npm%%.*}" -ge 11 ] || return 1
    [ "$major" -ge 22 ] || { [ "$major" = 20 ] && [ "$minor" -ge 19 ]; }
}

install_node() {
    say "installing Node.js into $node_home"
    rm -rf "$node_home"
    mkdir -p "$node_home/bin"
    cp tools/node/package.json tools/node/package-lock.json "$node_home/"
    (cd "$node_home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    # npm 9 links no programs of a package for one processor only, so the links are made here.
    ln -s "$(cd "$node_home/bin" && echo ../node_modules/node-linux-*/bin/node)" "$node_home/bin/node"
    ln -s ../node_modules/npm/bin/npm-cli.js "$node_home/bin/npm"
    ln -s ../node_modules/npm/bin/npx-cli.js "$node_home/bin/npx"
    PATH="$PWD/$node_home/bin:$PATH"
    hash -r
    node_works || die "the Node.js in $node_home does not run"
}

# The packages of a folder are what its package-lock.json says; npm's own copy of the lock tells whether they still are.
install_packages_of() {
    local folder=$1
    local stamp=$folder/node_modules/.package-lock.json
    [ "$stamp" -nt "$folder/package-lock.json" ] && return
    say "installing the packages of $folder/"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    touch "$stamp"
}

install_web_packages() { install_packages_of web; }
