# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by .dev/platform.sh: the oidc-provider of Node.js with a small main file of ours.

# shellcheck disable=SC2034 # all of these are read by .dev/platform.sh
{
    server_title="oidc-provider 9.13.3"
    server_port=8181
    server_packages="nodejs npm curl"
    server_patience=30
}

server_is_installed() { [ -f "$1/node_modules/oidc-provider/package.json" ]; }

# server_install PLACE
server_install() {
    # Debian 12 has Node.js 18, which lacks what this provider calls.
    node --eval 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' || {
        echo "Node.js 20 or newer is needed; this is $(node --version)"
        return 1
    }
    cp resources/platform/oidc-provider/package.json "$1/"
    npm install --prefix "$1" --no-package-lock --no-fund --no-audit --ignore-scripts
}

# server_start PLACE RUN PORT: does not return while the server runs.
server_start() {
    # Node looks for packages beside the file it runs.
    cp resources/platform/oidc-provider/server.mjs resources/platform/oidc-provider/package.json "$1/"
    exec node --max-old-space-size=256 "$1/server.mjs" "$3"
}

server_address() { echo "http://127.0.0.1:$1"; }

server_answers() { answers "$(server_address "$1")/.well-known/openid-configuration"; }

server_hint() {
    echo "people: vera (Support), pavel (Поддержка), oleg (neither); any password will do"
    echo "profile: resources/platform/oidc-provider/profile.json"
}
