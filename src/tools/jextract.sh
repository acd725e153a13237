# ./build.sh jextract: libc.abi anew from the headers of this machine.

# The set of this machine's operating system, and the class of what differs on this machine's processor and libc; the
# other machines' classes stay. Flags for clang, if any, are in compile_flags.txt.
jextract() {
    if [ -n "${JEXTRACT_HOME:-}" ]; then generator=$JEXTRACT_HOME/bin/jextract; else generator=$(command -v jextract || :); fi
    [ -x "$generator" ] || die "no jextract here. Get it from https://jdk.java.net/jextract,
then put its bin folder on the PATH or name its folder in JEXTRACT_HOME."
    case $os in
        macos) differing=macos ;;
        *) if getconf GNU_LIBC_VERSION >/dev/null 2>&1; then differing=$(uname -m)_linux_gnu; else differing=$(uname -m)_linux_musl; fi ;;
    esac
    find src/$os/java/libc/abi -type f \( ! -name '*_linux_*' -o -name "$differing*" \) -exec rm {} +
    generate libc_h headers.filter
    generate "$differing" differing.filter
    say "Generated src/$os/java/libc/abi."
}

generate() {
    "$generator" "@native/jextract/$2" --header-class-name "$1" --target-package libc.abi --output src/$os/java native/jextract/headers.h
}
