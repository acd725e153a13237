# ./build.sh compare: C and Java next to each other, on the terminal or as a page.

compare() {
    need jdk
    compile
    if [ "${1:-}" = --html ]; then
        page
        return
    fi
    width=${COLUMNS:-160}
    colour=plain
    pager=
    if [ -t 1 ]; then
        width=$(tput cols 2>/dev/null || echo "$width")
        [ -n "${NO_COLOR:-}" ] || [ "$(tput colors 2>/dev/null || echo 0)" -lt 8 ] || colour=colour
        pager=${PAGER:-less}
        command -v "${pager%% *}" >/dev/null || pager=
    fi
    [ -n "$pager" ] || tool Compare "$width" $colour "$@"
    shown=$(tool Compare "$width" $colour "$@")
    # As git does: less shows colours, ends at once if all fits on the screen, and leaves it there.
    printf '%s\n' "$shown" | LESS=${LESS:-FRX} $pager
}

page() {
    if outdated target/compare.html native src/main/java src/tools/java src/lessons src/docs README.md README.ko.md; then
        [ -d target/npm/node_modules/highlight.js ] || from_npm highlight.js@11.12.0
        tool Page
    else
        echo target/compare.html
    fi
}
