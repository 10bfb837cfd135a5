# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by .dev/platform.sh: Elasticsearch with TLS, tokens of the sign-in (a realm of kind "jwt", on a trial licence that the server gives itself), roles, API keys. See
# README.md here for what the obtainable build lacks. The data lies in the run's folder: every start is a fresh one. The sign-in's keys are read at the start: a Keycloak
# that was started anew has other ones, and Elasticsearch is started anew after it.

# shellcheck disable=SC2034 # all of these are read by .dev/platform.sh
{
    server_title="Elasticsearch 8.19.21"
    server_port=9220
    server_packages="default-jdk-headless maven unzip curl openssl"
    server_patience=180
    server_needs=keycloak
}
elasticsearch_version=8.19.21

# shellcheck source=resources/platform/search_server.sh
. resources/platform/search_server.sh

server_is_installed() { [ -f "$1/installed" ]; }

# The one module that is not in the build and that its own security cannot do without.
install_trial_plugin() {
    local home=$1 classes
    classes=$(mktemp -d)
    mkdir -p "$home/plugins/trial-analysis"
    javac --release 17 -proc:none -classpath "$home/lib/*" -d "$classes" resources/platform/elasticsearch/trial-plugin/TrialAnalysis.java
    jar --create --file "$home/plugins/trial-analysis/trial-analysis.jar" -C "$classes" logloupe
    rm -r "$classes"
    cat >"$home/plugins/trial-analysis/plugin-descriptor.properties" <<DESCRIPTOR
name=trial-analysis
description=Analysis parts that the security index asks for
version=1
classname=logloupe.trial.TrialAnalysis
java.version=17
elasticsearch.version=$elasticsearch_version
DESCRIPTOR
}

# server_install PLACE
server_install() {
    local archive home=$1/elasticsearch-$elasticsearch_version
    archive=$(fetch_archive "$1" org.elasticsearch.distribution.integ-test-zip:elasticsearch:$elasticsearch_version \
        215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a)
    rm -rf "$home"
    unzip -q "$archive" -d "$1"
    install_trial_plugin "$home"
    rm "$archive"
    chmod -R go+rX "$home"
    touch "$1/installed"
}

# elasticsearch_call METHOD PATH [FILE]: as the administrator.
elasticsearch_call() {
    curl --silent --show-error --fail-with-body --noproxy '*' --cacert "$run/ca.pem" --user "$(cat "$run/trial-administrator.secret")" \
        --header 'Content-Type: application/json' --request "$1" ${3:+--data-binary "@$3"} "https://127.0.0.1:$port/$2"
}

elasticsearch_set_up() {
    local of=resources/platform/elasticsearch name
    succeeds_soon elasticsearch_call GET '_cluster/health?wait_for_status=yellow&timeout=3s'
    for name in reader writer; do
        elasticsearch_call PUT "_security/role/logloupe_$name" "$of/role_$name.json"
        kept_password logloupe-$name | sed "s/.*/{\"password\": \"&\", \"roles\": [\"logloupe_$name\"]}/" |
            elasticsearch_call PUT "_security/user/logloupe-$name" /dev/stdin
    done
    elasticsearch_call PUT _security/role_mapping/logloupe_reader "$of/role_mapping_reader.json"
    elasticsearch_call PUT _index_template/logs "$of/index_template.json"
    touch "$run/ready"
}

# server_start PLACE RUN PORT ISSUER: does not return while the server runs.
server_start() {
    local run=$2 port=$3 home=$1/elasticsearch-$elasticsearch_version server
    check_place "$1"
    copy_configuration "$home"
    make_certificates
    write_profiles "$4" elasticsearch
    # Such a realm reads keys from https or a file alone, and the trial's Keycloak is plain http on this computer.
    curl --silent --show-error --fail --noproxy '*' --max-time 20 --output "$run/config/keys.json" "$4/protocol/openid-connect/certs"
    cat >"$run/config/elasticsearch.yml" <<CONF
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
xpack.security.enabled: true
xpack.security.http.ssl.enabled: true
xpack.security.http.ssl.key: certificates/node.key
xpack.security.http.ssl.certificate: certificates/node.pem
xpack.security.http.ssl.certificate_authorities: ["certificates/ca.pem"]
xpack.security.transport.ssl.enabled: true
xpack.security.transport.ssl.verification_mode: certificate
xpack.security.transport.ssl.key: certificates/node.key
xpack.security.transport.ssl.certificate: certificates/node.pem
xpack.security.transport.ssl.certificate_authorities: ["certificates/ca.pem"]
xpack.security.authc.api_key.enabled: true
xpack.license.self_generated.type: trial
CONF
    sed "s|@ISSUER@|$4|g" resources/platform/elasticsearch/security.yml >>"$run/config/elasticsearch.yml"
    hand_over
    export ES_PATH_CONF=$run/config ES_TMPDIR=$run/tmp ES_JAVA_OPTS="-Xms512m -Xmx512m" HOME=$run/tmp
    ES_JAVA_HOME=$(java_folder)
    export ES_JAVA_HOME
    as_search_account "$home/bin/elasticsearch-users" useradd trial-administrator -p "$(kept_password trial-administrator)" -r superuser
    as_search_account "$home/bin/elasticsearch" &
    server=$!
    # shellcheck disable=SC2064 # the process of now
    trap "kill $server" EXIT
    elasticsearch_set_up
    wait $server
}

server_address() { echo "https://127.0.0.1:$1"; }

# server_answers PORT RUN: once everything is set up.
server_answers() { [ -f "$2/ready" ] && answers --cacert "$2/ca.pem" --user "$(cat "$2/logloupe-reader.secret")" "$(server_address "$1")/_security/_authenticate"; }

# server_hint PORT RUN
server_hint() {
    echo "people: vera (Support), pavel (Поддержка), oleg (neither); their passwords: vera-password, pavel-password, oleg-password"
    echo "to fill it: logloupe simulate --orders 2000 --seed 7 --to $2/writing.json"
    echo "to read it: logloupe --profile $2/profile.json"
}
