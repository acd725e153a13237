# ./build.sh jextract: libc.abi anew from the headers of this machine.

# The set of this machine's operating system; flags for clang, if any, are in compile_flags.txt.
jextract() {
    if [ -n "${JEXTRACT_HOME:-}" ]; then generator=$JEXTRACT_HOME/bin/jextract; else generator=$(command -v jextract || :); fi
    [ -x "$generator" ] || die "no jextract here. Get it from https://jdk.java.net/jextract,
then put its bin folder on the PATH or name its folder in JEXTRACT_HOME."
    rm -rf src/$os/java/libc/abi
    "$generator" @native/jextract/headers.filter --header-class-name libc_h --target-package libc.abi --output src/$os/java native/jextract/headers.h
    say "Generated src/$os/java/libc/abi."
}
