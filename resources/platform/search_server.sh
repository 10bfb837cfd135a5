# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# shellcheck disable=SC2154 # run and port are those of server_start
#
# Sourced by the server.sh of OpenSearch and Elasticsearch: what both need.

# Neither server runs as root; root lends it an account of its own.
search_account() { if [ "$(id -u)" = 0 ]; then echo logloupe-platform; else id -un; fi; }

# as_search_account COMMAND...
as_search_account() {
    if [ "$(id -u)" != 0 ]; then
        "$@"
        return
    fi
    id logloupe-platform >/dev/null 2>&1 ||
        useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin logloupe-platform
    setpriv --reuid logloupe-platform --regid logloupe-platform --init-groups -- "$@"
}

# fetch_archive PLACE COORDINATES SHA256: from Maven; prints the file.
fetch_archive() {
    local group artifact version file
    IFS=: read -r group artifact version _ <<<"$2"
    file=$1/$artifact-$version.zip
    [ -f "$file" ] || mvn --quiet --batch-mode dependency:copy -Dartifact="$group:$artifact:$version:zip" -DoutputDirectory="$1" >&2
    echo "$3  $file" | sha256sum --check --strict --quiet >&2
    echo "$file"
}

# The folder of the Java that is on the path.
java_folder() { dirname "$(dirname "$(readlink -f "$(command -v java)")")"; }

# check_place PLACE: whether the server's account can read what was installed.
check_place() {
    as_search_account test -r "$1/installed" || {
        echo "the account $(search_account) cannot enter ${1%/build/*}: as root, keep the repository in a folder that others may enter"
        return 1
    }
}

# signed_certificate NAME SUBJECT EXTENSIONS: NAME.pem and NAME.key in $run/certificates, signed by the trial's authority.
signed_certificate() {
    local of=$run/certificates/$1
    openssl req -newkey rsa:2048 -noenc -subj "$2" -keyout "$of.key" -out "$of.csr"
    openssl x509 -req -in "$of.csr" -CA "$run/ca.pem" -CAkey "$run/certificates/ca.key" -days 365 -out "$of.pem" \
        -extfile <(printf 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature,keyEncipherment\n%s\n' "$3")
    rm "$of.csr"
}

# An authority of this start's own, whose key is thrown away when it has signed.
make_certificates() {
    mkdir -p "$run/certificates"
    openssl req -x509 -newkey rsa:2048 -noenc -days 365 -subj "/O=LogLoupe/CN=LogLoupe on trial" -keyout "$run/certificates/ca.key" -out "$run/ca.pem" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
    signed_certificate node /O=LogLoupe/CN=node $'extendedKeyUsage=serverAuth,clientAuth\nsubjectAltName=IP:127.0.0.1,DNS:localhost'
    signed_certificate admin /O=LogLoupe/CN=admin extendedKeyUsage=clientAuth
    rm "$run/certificates/ca.key"
    mkdir -p "$run/config/certificates"
    cp "$run/ca.pem" "$run/certificates"/node.* "$run/config/certificates/"
    chmod 644 "$run/ca.pem"
}

# copy_configuration HOME: where logs may be written and what belongs to the server's account.
copy_configuration() {
    mkdir -p "$run/config" "$run/data" "$run/logs" "$run/tmp"
    cp -r "$1/config/." "$run/config/"
    sed -i "s|\([=:]\)logs/|\1$run/logs/|; s|=data\$|=$run/data|" "$run/config/jvm.options"
}

hand_over() {
    [ "$(id -u)" != 0 ] || chown -R logloupe-platform: "$run/config" "$run/data" "$run/logs" "$run/tmp"
    chmod -R go= "$run/config"
    chmod 711 "$run"
}

# The profiles of the trial, beside the authority they trust: one to read by sign-in, one to write by an account whose password is in a file.
write_profiles() {
    local of
    for of in profile writing; do
        sed -e "s|https://127.0.0.1:[0-9]*|https://127.0.0.1:$port|; s|\"issuer\": \"[^\"]*\"|\"issuer\": \"$1\"|; s|../../profile.schema.json|profile.schema.json|" \
            "resources/platform/$2/$of.json" >"$run/$of.json"
    done
    cp resources/profile.schema.json "$run/"
}

# kept_password NAME: made anew, kept as user:password for the program's "secret_file".
kept_password() {
    local password
    password=$(openssl rand -hex 16)
    (umask 077 && printf '%s:%s\n' "$1" "$password" >"$run/$1.secret")
    echo "$password"
}

# succeeds_soon COMMAND...: waits until it does; how long is start_server's business.
succeeds_soon() { until "$@" >/dev/null 2>&1; do sleep 0.5; done; }
