# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by .dev/platform.sh: Debian's Glewlwyd on a database of its own, made anew by every start. The awkward one among the providers:
# - redirect addresses are compared whole, the port too, which RFC 8252 section 7.3 has left open: the port of an attempt has to be registered before the person goes on;
# - its pages are a script's, and after them the authorization address wants one more parameter, g_continue;
# - roles that go into the access token are joined by commas into one text, so they are in the ID token and at userinfo alone here;
# - a disabled account cannot sign in, but a session that stands is renewed for it all the same;
# - revocation wants a client's secret, which a public client has not: 401;
# - no "iss" comes back with the code (RFC 9207), and it says that none will.

# shellcheck disable=SC2034 # all of these are read by .dev/platform.sh
{
    server_title="Glewlwyd"
    server_port=8182
    server_packages="glewlwyd sqlite3 openssl curl"
    server_patience=30
}
glewlwyd_schema=/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3

server_is_installed() { [ -x /usr/bin/glewlwyd ] && [ -f $glewlwyd_schema ] && [ -x /usr/bin/sqlite3 ]; }

# The packages are all there is to it.
server_install() { server_is_installed; }

# in_one_line FILE: as JSON's strings want it.
in_one_line() { awk '{ printf "%s\\n", $0 }' "$1"; }

# glewlwyd_call METHOD PATH DATA: as the administrator.
glewlwyd_call() {
    curl --silent --show-error --fail --noproxy '*' --cookie "$run/cookies" --cookie-jar "$run/cookies" --header 'Content-Type: application/json' \
        --request "$1" --data "$3" "$api/$2"
}

glewlwyd_set_up() {
    local line
    until glewlwyd_call POST auth/ '{"username": "admin", "password": "password"}' 2>/dev/null; do sleep 0.1; done
    glewlwyd_call GET mod/user/database '' |
        sed 's/"data-format":{/&"roles":{"multiple":true,"read":true,"write":true,"profile-read":false,"profile-write":false},/' >"$run/users.json"
    glewlwyd_call PUT mod/user/database "@$run/users.json"
    glewlwyd_call PUT mod/reload/ ''
    while read -r line; do
        glewlwyd_call POST user/ "$line"
    done <resources/platform/glewlwyd/people.ndjson
    glewlwyd_call POST client/ @resources/platform/glewlwyd/client.json
    glewlwyd_call POST mod/plugin/ "@$run/openid.json"
}

# server_start PLACE RUN PORT: does not return while the server runs.
server_start() {
    local run=$2 api=http://127.0.0.1:$3/api
    umask 077
    rm -f "$run/database"
    sqlite3 "$run/database" <$glewlwyd_schema
    openssl genrsa -out "$run/key.pem" 2048
    openssl rsa -in "$run/key.pem" -pubout -out "$run/public.pem"
    # The keys' line breaks are escaped once for JSON and once more for awk.
    awk -v issuer="$api/oidc" -v private="$(in_one_line "$run/key.pem" | sed 's/\\/&&&&/g')" -v public="$(in_one_line "$run/public.pem" | sed 's/\\/&&&&/g')" \
        '{ gsub("@ISSUER@", issuer); gsub("@PRIVATE_KEY@", private); gsub("@PUBLIC_KEY@", public); print }' \
        resources/platform/glewlwyd/openid.json >"$run/openid.json"
    cat >"$run/glewlwyd.conf" <<CONF
port = $3
bind_address = "127.0.0.1"
external_url = "http://127.0.0.1:$3"
login_url = "login.html"
api_prefix = "api"
static_files_path = "/usr/share/glewlwyd/webapp/"
log_mode = "console"
log_level = "WARNING"
admin_scope = "g_admin"
profile_scope = "g_profile"
user_module_path = "/usr/lib/glewlwyd/user"
client_module_path = "/usr/lib/glewlwyd/client"
user_auth_scheme_module_path = "/usr/lib/glewlwyd/scheme"
plugin_module_path = "/usr/lib/glewlwyd/plugin"
hash_algorithm = "SHA512"
database = { type = "sqlite3" path = "$run/database" };
CONF
    glewlwyd --config-file="$run/glewlwyd.conf" &
    glewlwyd_set_up
    wait
}

server_address() { echo "http://127.0.0.1:$1/api/oidc"; }

server_answers() { answers "$(server_address "$1")/.well-known/openid-configuration"; }

server_hint() {
    echo "people: vera (Support), pavel (Поддержка), oleg (neither); their passwords: vera-password, pavel-password, oleg-password"
    echo "administration: http://127.0.0.1:$1 as admin, password"
}
