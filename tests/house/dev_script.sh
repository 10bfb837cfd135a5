#!/usr/bin/env bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# dev_script.sh DEV: what ./dev promises before it builds anything.
set -euo pipefail
dev=$1
fail() {
    echo "$*"
    exit 1
}

help=$("$dev" help)
for command in run test build bench lint fuzz format clean translations logloupe platform help; do
    [ "$(grep -c "^\./dev $command " <<<"$help")" = 1 ] || fail "help does not say what '$command' does, in one line"
done
[ "$("$dev")" = "$help" ] || fail "without a command ./dev does not print its help"

output=$("$dev" no-such-command 2>/dev/null) && fail "an unknown command is not refused"
[ -z "$output" ] || fail "an unknown command writes to the standard output"

# The set-up asks dpkg, not the network, and takes a package that another one provides for what it is.
if command -v dpkg-query >/dev/null; then
    dpkg-query() { printf '%s\n' 'installed g++ c++-compiler, g++-12 (= 12.2)' 'config-files cmake ' 'installed qt6-base-dev libqt6opengl6-dev (= 6.8)'; }
    # shellcheck source=.dev/setup.sh
    . "${dev%/*}/.dev/setup.sh"
    lacking=$(missing_packages g++ c++-compiler g++-12 cmake libqt6opengl6-dev ninja-build | tr '\n' ' ')
    [ "$lacking" = "cmake ninja-build " ] || fail "the packages missing are said to be: $lacking"
fi
