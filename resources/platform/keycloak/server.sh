# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by .dev/platform.sh: Keycloak in its development mode, with the realm of logloupe-realm.json and a database in memory, so that every start is a fresh one.

# shellcheck disable=SC2034 # all of these are read by .dev/platform.sh
{
    server_title="Keycloak 26.7.3"
    server_port=8180
    server_packages="default-jre-headless maven unzip curl"
    # The first start builds the server for its options: a minute and a half on two cores.
    server_patience=240
}
keycloak_version=26.7.3
keycloak_sha256=27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f

server_is_installed() { [ -f "$1/installed" ]; }

# server_install PLACE
server_install() {
    local archive=$1/keycloak-quarkus-dist-$keycloak_version.zip
    [ -f "$archive" ] || mvn --quiet --batch-mode dependency:copy \
        -Dartifact=org.keycloak:keycloak-quarkus-dist:$keycloak_version:zip -DoutputDirectory="$1"
    echo "$keycloak_sha256  $archive" | sha256sum --check --strict --quiet
    rm -rf "$1/keycloak-$keycloak_version"
    unzip -q "$archive" -d "$1"
    rm "$archive"
    # The build for the options of server_start, once, so that no start needs it.
    JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m" "$1/keycloak-$keycloak_version/bin/kc.sh" build --db dev-mem
    touch "$1/installed"
}

# server_start PLACE RUN PORT: does not return while the server runs.
server_start() {
    local home=$1/keycloak-$keycloak_version
    mkdir -p "$home/data/import"
    cp resources/platform/keycloak/logloupe-realm.json "$home/data/import/"
    export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=admin-password
    export JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m"
    exec "$home/bin/kc.sh" start-dev --import-realm --db dev-mem --http-host 127.0.0.1 --http-port "$3" --hostname "http://127.0.0.1:$3" \
        --http-management-port 0 --cache local
}

server_address() { echo "http://127.0.0.1:$1/realms/logloupe"; }

server_answers() { answers "$(server_address "$1")/.well-known/openid-configuration"; }

server_hint() {
    echo "people: vera (Support), pavel (Поддержка), oleg (neither); their passwords: vera-password, pavel-password, oleg-password"
    echo "administration: http://127.0.0.1:$1/admin as admin, admin-password"
    echo "profile: resources/platform/keycloak/profile.json"
}
