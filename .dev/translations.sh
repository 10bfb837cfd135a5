# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev: the translation files.

# Guesses from similar texts would have to be read as carefully as written, so lupdate makes none. Without places in the sources a
# file changes only when a sentence does.
update_translation() {
    local room=$1 language=$2
    shift 2
    "$(qtpaths6 --query QT_HOST_BINS)/lupdate" -silent -recursive -locations none -no-ui-lines -no-obsolete -source-language en \
        -disable-heuristic sametext -disable-heuristic similartext -target-language "$language" "$@" \
        "$room" -I . -ts "translations/${room}_$language.ts"
}

translations() {
    set_up build
    local room file count unfinished=0
    for room in models connectors views app; do
        update_translation $room ru
        update_translation $room en -pluralonly
    done
    for file in translations/*.ts; do
        count=$(grep -c 'type="unfinished"' "$file") || true
        [ "$count" = 0 ] || echo "$file: $count without a translation"
        unfinished=$((unfinished + count))
    done
    [ $unfinished = 0 ] || die "$unfinished sentences are not translated yet"
    echo "everything is translated"
}
