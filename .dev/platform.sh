# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev: real servers to try and test LogLoupe with, on the loopback address alone. Each has a folder in resources/platform whose server.sh says how it is
# installed and started; what is installed and what runs lies in build/platform.

platform_usage() {
    cat >&2 <<'USAGE'
./dev platform up NAME [--port N] [--issuer ADDRESS] [--no-install]
                                        starts a server and waits until it answers; --issuer: where people of a logging platform sign in, else the keycloak of here
./dev platform down NAME [--port N]     stops it
./dev platform status [NAME]            what runs, and where
./dev platform install NAME...          brings it onto this computer without starting it
USAGE
    say "the servers are: $(platform_names)"
    exit 2
}

platform_names() { (cd resources/platform && echo */) | tr -d /; }

load_server() {
    [ -f "resources/platform/${1:-none}/server.sh" ] || platform_usage
    server_needs=''
    # shellcheck source=resources/platform/keycloak/server.sh
    . "resources/platform/$1/server.sh"
}

# The server could not be had: another exit code than one that would not start.
unobtainable() {
    say "$*"
    exit 3
}

# is_running RUN: whether the process that started there still is the one that runs under its id.
is_running() {
    local id started
    [ -s "$1/process" ] && read -r id started <"$1/process" && [ "$(start_of "$id")" = "$started" ]
}

# start_of ID: when a process began, in the kernel's ticks; its name, which may hold spaces, stands in parentheses before.
start_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

install_server() {
    local place=$PWD/build/platform/$1
    # shellcheck disable=SC2154,SC2086 # server_… come from server.sh
    install_packages $server_packages
    server_is_installed "$place" && return
    mkdir -p "$place"
    say "installing $server_title"
    # shellcheck disable=SC2016 # the other shell's
    bash -c 'set -euo pipefail; . "$1/server.sh"; server_install "$2"' "$1" "resources/platform/$1" "$place" >"$place.log" 2>&1 </dev/null || {
        tail -n 20 "$place.log" >&2
        unobtainable "$server_title could not be installed; the whole output is in build/platform/$1.log"
    }
}

# answers ADDRESS [OPTIONS]: whether a request there succeeds.
answers() { curl --silent --fail --noproxy '*' --max-time 5 --output /dev/null "$@"; }

port_is_taken() { (: <>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_server() {
    local name=$1 port=$2 run=$3 issuer=$4 id waited=0
    ! port_is_taken "$port" || die "something else listens on port $port already"
    rm -rf "$run"
    mkdir -p "$run"
    # A session of its own: a server is a shell with children, and all of them end together.
    # shellcheck disable=SC2016
    setsid bash -c 'set -euo pipefail; . "$1/server.sh"; shift; server_start "$@"' "$name" "resources/platform/$name" \
        "$PWD/build/platform/$name" "$run" "$port" "$issuer" >"$run/log" 2>&1 </dev/null 9>&- &
    id=$!
    echo "$id $(start_of $id)" >"$run/process"
    # shellcheck disable=SC2154
    until server_answers "$port" "$run"; do
        is_running "$run" || {
            kill -KILL -- "-$id" 2>/dev/null || true # what it has left behind
            tail -n 20 "$run/log" >&2
            die "$server_title ended; its whole output is in ${run#"$PWD/"}/log"
        }
        [ $((waited += 1)) -le $((server_patience * 2)) ] || {
            stop_server "$run"
            die "$server_title did not answer within $server_patience s; its output is in ${run#"$PWD/"}/log"
        }
        sleep 0.5
    done
}

stop_server() {
    local id waited=0
    is_running "$1" || return 0
    read -r id _ <"$1/process"
    kill -TERM -- "-$id" 2>/dev/null || true
    while kill -0 -- "-$id" 2>/dev/null; do
        [ $((waited += 1)) -le 100 ] || kill -KILL -- "-$id" 2>/dev/null || true
        sleep 0.2
    done
}

platform_status() {
    local run name port
    for run in build/platform/run/"${1:-}"*-*; do
        is_running "$run" || continue
        name=${run##*/} port=${run##*-}
        name=${name%-*}
        load_server "$name"
        echo "$name runs at $(server_address "$port")"
    done
}

platform() {
    local action=${1:-} name=${2:-} port='' issuer='' without_installing=() run
    case $action in
    status) platform_status "$name" && return ;;
    install)
        shift
        for name; do
            (load_server "$name" && install_server "$name") || return
        done
        return
        ;;
    up | down) load_server "$name" ;;
    *) platform_usage ;;
    esac
    shift 2
    while [ $# -gt 0 ]; do
        case $1 in
        --port) port=${2:?a port} && shift 2 ;;
        --issuer) issuer=${2:?an address} && shift 2 ;;
        --no-install) without_installing=(--no-install) && shift ;;
        *) platform_usage ;;
        esac
    done
    port=${port:-$server_port}
    run=$PWD/build/platform/run/$name-$port
    case $action in
    down)
        stop_server "$run"
        rm -rf "$run"
        ;;
    up)
        if [ ${#without_installing[@]} = 0 ]; then
            install_server "$name"
        else
            server_is_installed "$PWD/build/platform/$name" || unobtainable "$server_title is not installed; ./dev platform install $name does that"
        fi
        is_running "$run" || {
            [ -z "$server_needs" ] || [ -n "$issuer" ] || issuer=$(platform up "$server_needs" "${without_installing[@]}") || exit
            start_server "$name" "$port" "$run" "$issuer"
        }
        server_address "$port"
        server_hint "$port" "${run#"$PWD/"}" >&2
        ;;
    esac
}

# Before the tests: what they sign in at and where logs lie. A computer that cannot have one goes on without, and the test says so.
prepare_platforms() {
    local name
    for name in $(platform_names); do
        (platform install "$name") || say "without $name: the tests that need it cannot run"
    done
}
