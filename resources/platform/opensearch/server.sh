# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by .dev/platform.sh: OpenSearch with its security plugin: TLS, tokens of the sign-in, roles. See README.md here for what the obtainable build lacks.
# The data lies in the run's folder: every start is a fresh one.

# shellcheck disable=SC2034 # all of these are read by .dev/platform.sh
{
    server_title="OpenSearch 2.19.3"
    server_port=9210
    server_packages="default-jre-headless maven unzip curl openssl"
    server_patience=180
    server_needs=keycloak
}
opensearch_version=2.19.3

# shellcheck source=resources/platform/search_server.sh
. resources/platform/search_server.sh

server_is_installed() { [ -f "$1/installed" ]; }

# server_install PLACE
server_install() {
    local archive plugin home=$1/opensearch-$opensearch_version
    archive=$(fetch_archive "$1" org.opensearch.distribution.integ-test-zip:opensearch:$opensearch_version \
        760530e522de0a9f06380d4a4a43dfd83c31fa8911f41745513ce715ed5dfd03)
    plugin=$(fetch_archive "$1" org.opensearch.plugin:opensearch-security:$opensearch_version.0 \
        ae79a0cf1094446e357758904552717c52c2d9b30ec153271b52ec73497510df)
    rm -rf "$home"
    unzip -q "$archive" -d "$1"
    OPENSEARCH_JAVA_HOME=$(java_folder) "$home/bin/opensearch-plugin" install --batch "file://$plugin"
    rm "$archive" "$plugin"
    chmod -R go+rX "$home"
    touch "$1/installed"
}

# opensearch_call METHOD PATH [FILE]: as the administrator, by client certificate.
opensearch_call() {
    curl --silent --show-error --fail-with-body --noproxy '*' --cacert "$run/ca.pem" --cert "$run/certificates/admin.pem" --key "$run/certificates/admin.key" \
        --header 'Content-Type: application/json' --request "$1" ${3:+--data-binary "@$3"} "https://127.0.0.1:$port/$2"
}

opensearch_account() {
    kept_password "$1" | sed 's/.*/{"password": "&"}/' | opensearch_call PUT "_plugins/_security/api/internalusers/$1" /dev/stdin
}

opensearch_set_up() {
    local of=resources/platform/opensearch security=_plugins/_security/api name
    succeeds_soon opensearch_call GET '_cluster/health?wait_for_status=yellow&timeout=3s'
    succeeds_soon opensearch_call GET $security/internalusers
    for name in reader writer; do
        opensearch_account logloupe-$name
        opensearch_call PUT "$security/roles/logloupe_$name" "$of/role_$name.json"
        opensearch_call PUT "$security/rolesmapping/logloupe_$name" "$of/role_mapping_$name.json"
    done
    opensearch_call PUT _index_template/logs "$of/index_template.json"
    touch "$run/ready"
}

# server_start PLACE RUN PORT ISSUER: does not return while the server runs.
server_start() {
    local run=$2 port=$3 home=$1/opensearch-$opensearch_version server
    check_place "$1"
    copy_configuration "$home"
    make_certificates
    write_profiles "$4" opensearch
    sed "s|@ISSUER@|$4|g" resources/platform/opensearch/security.yml >"$run/config/opensearch-security/config.yml"
    # Without the demonstration's accounts and roles that come with the plugin.
    printf '_meta: { type: "internalusers", config_version: 2 }\n' >"$run/config/opensearch-security/internal_users.yml"
    printf '_meta: { type: "rolesmapping", config_version: 2 }\n' >"$run/config/opensearch-security/roles_mapping.yml"
    cat >"$run/config/opensearch.yml" <<CONF
cluster.name: logloupe-trial
node.name: trial
network.host: 127.0.0.1
http.port: $port
transport.port: 0
discovery.type: single-node
path.data: $run/data
path.logs: $run/logs
# A trial's disk may be nearly full, and has one shard per system and day.
cluster.routing.allocation.disk.threshold_enabled: false
cluster.max_shards_per_node: 4000
search.max_open_pit_context: 20000
plugins.security.ssl.transport.pemcert_filepath: certificates/node.pem
plugins.security.ssl.transport.pemkey_filepath: certificates/node.key
plugins.security.ssl.transport.pemtrustedcas_filepath: certificates/ca.pem
plugins.security.ssl.transport.enforce_hostname_verification: false
plugins.security.ssl.http.enabled: true
plugins.security.ssl.http.pemcert_filepath: certificates/node.pem
plugins.security.ssl.http.pemkey_filepath: certificates/node.key
plugins.security.ssl.http.pemtrustedcas_filepath: certificates/ca.pem
plugins.security.authcz.admin_dn: ["CN=admin,O=LogLoupe"]
plugins.security.nodes_dn: ["CN=node,O=LogLoupe"]
plugins.security.allow_default_init_securityindex: true
CONF
    hand_over
    export OPENSEARCH_PATH_CONF=$run/config OPENSEARCH_TMPDIR=$run/tmp OPENSEARCH_JAVA_OPTS="-Xms512m -Xmx512m" HOME=$run/tmp
    OPENSEARCH_JAVA_HOME=$(java_folder)
    export OPENSEARCH_JAVA_HOME
    as_search_account "$home/bin/opensearch" &
    server=$!
    # shellcheck disable=SC2064 # the process of now
    trap "kill $server" EXIT
    opensearch_set_up
    wait $server
}

server_address() { echo "https://127.0.0.1:$1"; }

# server_answers PORT RUN: once everything is set up.
server_answers() { [ -f "$2/ready" ] && answers --cacert "$2/ca.pem" --user "$(cat "$2/logloupe-reader.secret")" "$(server_address "$1")/"; }

# server_hint PORT RUN
server_hint() {
    echo "people: vera (Support), pavel (Поддержка), oleg (neither); their passwords: vera-password, pavel-password, oleg-password"
    echo "to fill it: logloupe simulate --orders 2000 --seed 7 --to $2/writing.json"
    echo "to read it: logloupe --profile $2/profile.json"
}
