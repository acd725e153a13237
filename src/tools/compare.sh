# ./build.sh compare: C and Java next to each other, on the terminal or as a page. Part of build.sh.

# Is one of the words a C program of the reader's own?
has_file() {
    for word in "$@"; do
        case $word in *.c) return 0 ;; esac
    done
    return 1
}

# Translates the program $1, and sets $own to its file and $twin to its twin.
translate() {
    . src/tools/twin.sh
    compile_translator
    case $1 in /*) own=$1 ;; *) own=$called_from/$1 ;; esac
    mkdir -p target/own
    twin=target/own/$(basename "$1" .c).java
    (translator Twins --stdout "$1") >"$twin.new" || { rm -f "$twin.new"; exit 1; }
    mv "$twin.new" "$twin"
}

compare_own() {
    need jdk cc
    html=
    [ "$1" != --html ] || { html=yes; shift; }
    [ $# = 1 ] || die "compare FILE.c, or compare --html FILE.c"
    translate "$1"
    if [ -n "$html" ]; then
        fetch_highlighter
        tool Page "$own" "$twin" "${twin%.java}.html"
    fi
    show "$own" "$twin"
}

compare() {
    need jdk
    compile
    if has_file "$@"; then compare_own "$@"; fi
    if [ "${1:-}" = --html ]; then
        page
        return
    fi
    show "$@"
}

show() {
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
    exit
}

fetch_highlighter() {
    [ -d target/npm/node_modules/highlight.js ] || from_npm highlight.js@11.12.0
}

page() {
    if outdated target/compare.html native src/main/java src/tools/java src/lessons src/docs README.md README.ko.md; then
        fetch_highlighter
        tool Page
    else
        echo target/compare.html
    fi
}
