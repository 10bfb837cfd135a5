# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev: the translation files.

# update_translations DIRECTORY: brings the .ts files there up to date with the sources. Guesses from similar texts would have to be read
# as carefully as written, so lupdate makes none. Without places in the sources a file changes only when a sentence does.
update_translations() {
    local room lupdate
    lupdate=$(qtpaths6 --query QT_HOST_BINS)/lupdate
    for room in models connectors views app; do
        "$lupdate" -silent -recursive -locations none -no-ui-lines -no-obsolete -source-language en \
            -disable-heuristic sametext -disable-heuristic similartext -I . "$room" -target-language ru -ts "$1/${room}_ru.ts"
        "$lupdate" -silent -recursive -locations none -no-ui-lines -no-obsolete -source-language en -pluralonly \
            -disable-heuristic sametext -disable-heuristic similartext -I . "$room" -target-language en -ts "$1/${room}_en.ts"
    done
}

# report_untranslated DIRECTORY: fails if a sentence in its .ts files has no translation.
report_untranslated() {
    local file count untranslated=0
    for file in "$1"/*.ts; do
        count=$(grep -c 'type="unfinished"' "$file") || true
        [ "$count" = 0 ] || echo "${file##*/}: $count without a translation"
        untranslated=$((untranslated + count))
    done
    [ $untranslated = 0 ]
}

translations() {
    set_up build
    update_translations translations
    report_untranslated translations || die "not everything is translated yet"
    echo "everything is translated"
}
