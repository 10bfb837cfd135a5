# shellcheck shell=bash
# SPDX-FileCopyrightText: LogLoupe contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./dev: the checks that read the sources.

# sources_among PATTERN... -- [PATH...]: the tracked and new files below the paths (all without one), as git sees them.
sources_among() {
    local patterns=()
    while [ "$1" != -- ]; do
        patterns+=("$1")
        shift
    done
    shift
    git ls-files --cached --others --exclude-standard -- "${@:-.}" | grep -E "$(IFS='|' && echo "${patterns[*]}")" | while read -r file; do
        [ ! -f "$file" ] || echo "$file"
    done || true
}

# Debian 12's clang-format is the measure: each version lays a few lines out differently.
format_version=14

format() {
    set_up build
    install_packages clang-format
    local files
    mapfile -t files < <(sources_among '\.(cpp|h)$' -- "$@")
    [ ${#files[@]} = 0 ] || clang-format -i "${files[@]}"
}

check_layout() {
    local version
    version=$(clang-format --version | grep -oE '[0-9]+' | head -n 1)
    if [ "$version" != $format_version ]; then
        echo "skipped: this is clang-format $version, and the sources are laid out by clang-format $format_version"
        return 0
    fi
    local unlike
    unlike=$(clang-format --dry-run "${files[@]}" 2>&1 | sed -n 's/^\([^:]*\):[0-9:]* .*clang-format-violations.*/\1/p' | sort | uniq -c)
    [ -z "$unlike" ] || {
        echo "places that ./dev format would lay out otherwise:"
        echo "$unlike"
        return 1
    }
}

check_licence_headers() {
    local file missing=0
    while read -r file; do
        grep -qm1 'SPDX-License-Identifier: GPL-3.0-or-later' <(head -n 5 "$file") || {
            echo "$file: no SPDX-License-Identifier in its first lines"
            missing=1
        }
    done < <(sources_among '\.(cpp|h|sh|cmake)$' 'CMakeLists\.txt$' '^dev$' '^\.ci/' '^\.clang-' -- "$@")
    return $missing
}

check_scripts() {
    shellcheck --external-sources dev .ci/run .dev/*.sh tests/house/*.sh resources/platform/*.sh resources/platform/*/*.sh
}

# A sentence that was added or changed without `./dev translations` is found here, by doing that to a copy.
check_translations() {
    rm -rf build/translations
    cp -r translations build/translations
    update_translations build/translations
    report_untranslated build/translations
}

# changed_since COMMIT: of the files that come in, those that changed after it; all without a commit, or with one that is not there.
changed_since() {
    if [ -n "$1" ] && git rev-parse --quiet --verify "$1^{commit}" >/dev/null; then
        grep -Fxf <(git diff --name-only "$1" && git ls-files --others --exclude-standard) || true
    else
        cat
    fi
}

# What moc writes is part of the sources that include it; nothing else has to be built for reading them.
generate_moc_output() {
    build clang build.ninja
    find build/clang -name AutogenInfo.json -print0 | xargs -0 -P "$(nproc)" -I '{}' cmake -E cmake_autogen '{}' Debug >build/clang-moc.log 2>&1 || {
        tail -n 30 build/clang-moc.log
        return 1
    }
}

check_with_clang_tidy() {
    [ ${#units[@]} -gt 0 ] || return 0
    printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -n 1 clang-tidy -p build/clang --quiet 2>build/clang-tidy.log
}

# The levels 0 and 1, without: what QT_NO_CAST_FROM_ASCII and the compiler see already, and what costs more than it saves here.
clazy_checks=level0,level1,no-overloaded-signal,no-qproperty-without-notify,no-non-pod-global-static,no-rule-of-two-soft,no-qstring-left

check_with_clazy() {
    [ ${#units[@]} -gt 0 ] || return 0
    local output
    output=$(printf '%s\n' "${units[@]}" | xargs -P "$(nproc)" -n 1 clazy-standalone -p build/clang -checks=$clazy_checks \
        --header-filter='/(app|models|views|connectors|tests)/' 2>&1) || true
    grep -E -A 3 '(warning|error):' <<<"$output" && return 1
    return 0
}

# lint [--text | --since COMMIT] [PATH...]: everything, or what lies below the paths. --text: only what needs no compiler; --since: of the sources that a compiler reads
# only those that changed after the commit, or all where the history does not go back to it.
lint() {
    local files units check since='' failed=()
    local checks=(check_licence_headers check_scripts check_layout check_translations)
    set_up build lint
    if [ "${1:-}" = --text ]; then
        shift
    else
        if [ "${1:-}" = --since ]; then
            since=$2
            shift 2
        fi
        set_up_clang
        checks+=(generate_moc_output check_with_clang_tidy check_with_clazy)
    fi
    mapfile -t files < <(sources_among '\.(cpp|h)$' -- "$@")
    mapfile -t units < <(printf '%s\n' "${files[@]}" | grep '\.cpp$' | changed_since "$since")
    for check in "${checks[@]}"; do
        local started=$SECONDS
        echo "${check//_/ }"
        $check "$@" || failed+=("${check//_/ }")
        echo "  ${check//_/ }: $((SECONDS - started)) s"
    done
    [ ${#failed[@]} = 0 ] || die "lint found something: ${failed[*]}"
    echo "lint found nothing"
}
