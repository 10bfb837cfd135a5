# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev: brings what a step needs onto a Debian 12 or 13. Everything it says goes to stderr.

packages_of() {
    case $1 in
    build)
        echo g++ cmake ninja-build ccache pkg-config ca-certificates \
            qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qt6-tools-dev qt6-l10n-tools qt6-tools-dev-tools \
            libqt6sql6-sqlite qt6-qpa-plugins libsimdjson-dev libzstd-dev zlib1g-dev libexpected-dev libssl-dev libsqlite3-dev qtkeychain-qt6-dev
        ;;
    run) echo fonts-inter fonts-jetbrains-mono fonts-dejavu-core ;;
    test) echo gzip zstd xvfb xauth dbus-daemon gnome-keyring ;;
    lint) echo clang-tidy clang-format clazy shellcheck ;;
    highlighting) echo extra-cmake-modules perl xz-utils ;;
    esac
}

# What dpkg does not have, be it under its own name or as something that another package provides.
missing_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' | awk -v wanted="$*" '
        $1 == "installed" { gsub(/\([^)]*\)|,/, " "); for (i = 2; i <= NF; ++i) have[$i] = 1 }
        END { count = split(wanted, names, " "); for (i = 1; i <= count; ++i) if (!(names[i] in have)) print names[i] }'
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "root or sudo is needed to run: $*"
    fi
}

refresh_package_lists() {
    [ -z "${package_lists_are_fresh:-}" ] || return 0
    as_root apt-get update -qq >&2 </dev/null || die "apt-get could not refresh its package lists"
    package_lists_are_fresh=1
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "these packages are needed, and this system has no apt-get to install them: ${missing[*]}"
    say "installing ${missing[*]}"
    refresh_package_lists
    local log=build/install.log
    mkdir -p build
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$log" 2>&1 </dev/null || {
        tail -n 30 "$log" >&2
        die "the packages could not be installed; the whole output is in $log"
    }
}

# set_up GROUP...: installs what the groups of packages_of name. Without anything missing it asks dpkg once and uses no network.
set_up() {
    local group names packages=()
    # Elsewhere than on Debian the configuration itself says what is missing.
    command -v dpkg-query >/dev/null || return 0
    for group; do
        read -ra names <<<"$(packages_of "$group")"
        packages+=("${names[@]}")
    done
    install_packages "${packages[@]}"
    set_up_syntax_highlighting
}

# KSyntaxHighlighting for Qt 6 is a package from Debian 13 on; before that it is built, once, into the build directory.
set_up_syntax_highlighting() {
    local place=build/ksyntaxhighlighting
    [ ! -e $place ] || return 0
    [ -n "$(missing_packages libkf6syntaxhighlighting-dev)" ] || return 0
    [ -n "$(apt-get indextargets 'Created-By: Packages' 'Origin: Debian' 2>/dev/null)" ] || refresh_package_lists
    if apt-cache show libkf6syntaxhighlighting-dev >/dev/null 2>&1; then
        install_packages libkf6syntaxhighlighting-dev
        return
    fi
    local packages
    read -ra packages <<<"$(packages_of highlighting)"
    install_packages "${packages[@]}"
    say "building KSyntaxHighlighting for Qt 6 from Debian's source (once, about half a minute)"
    rm -rf $place $place.work
    mkdir -p $place.work
    .dev/build-ksyntaxhighlighting.sh $place.work >$place.log 2>&1 </dev/null || {
        tail -n 30 $place.log >&2
        die "KSyntaxHighlighting could not be built; the whole output is in $place.log"
    }
    mv $place.work/installed $place
    rm -rf $place.work
}

# clang, and the run-time library its sanitizers and fuzzer link, which is a package named after clang's version.
set_up_clang() {
    install_packages clang
    local version
    version=$(clang -dumpversion)
    install_packages "libclang-rt-${version%%.*}-dev"
}
