#!/bin/sh
# The one door to the project: ./build.sh help lists what it does. The rooms behind it are in src/tools.
set -eu
called_from=$PWD
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin:/sbin

help() {
    cat <<'END'
Twin Sockets: C socket programs and their Java twins.

  ./build.sh               build both sides: target/c/NAME and target/java/NAME
  ./build.sh lessons       list the lessons and their programs
  ./build.sh run           play lesson 1: C and Java, every pairing; run NAME, another lesson; run all
  ./build.sh test          prove every claim of the project
  ./build.sh abi           prove libc.abi on six targets: Linux and macOS, glibc and musl, x86-64 and arm64
  ./build.sh aarch64       play lesson 1 with the Java side on another processor; aarch64 NAME, another lesson
  ./build.sh compare       show the C programs and their twins next to each other; compare NAME, a program or a lesson
  ./build.sh compare --html  the same in one page, target/compare.html
  ./build.sh compare FILE.c  the same for a program of your own; compare --html FILE.c
  ./build.sh twin FILE.c ...  write the Java twins of your own C programs, and build both sides
                           --into FOLDER (else target/own), --encoding NAME; --stdout FILE.c prints the Java alone
  ./build.sh strace NAME   show the system calls of a program and of its twin next to each other
  ./build.sh record NAME   record a run of a lesson, for its pictures; record NAME PORT, at that port
  ./build.sh pictures      draw the pictures of the lessons
  ./build.sh fuzz N        call the binding N times with what it must refuse, or survive
  ./build.sh differential N  compile N random C programs by C and by the translator, and compare what they print
  ./build.sh soak          errno under load, leaks and many clients: a million failures, 100,000 rounds, 2,000 clients;
                           then the long plays of the lessons
  ./build.sh bench         measure what calls, starts and the build cost, beside C and others: 15 minutes; --quick, two;
                           --servers, starts and servers alone
  ./build.sh phrases       write the phrase book of README from the translator's rules
  ./build.sh jextract      generate libc.abi anew from the headers of this machine
  ./build.sh clean         remove what was built
  ./build.sh commands      make target/c and target/java of classes that Maven has compiled
  ./build.sh help          this list

  --yes                    install missing tools without asking (as under CI=true)
END
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

# Without a locale, a JVM cannot name a folder with a Korean name.
utf8() { env LC_ALL=C.UTF-8 "$@"; }

case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    *) die "Twin Sockets runs on Linux and macOS, not on $(uname -s)" ;;
esac

. src/tools/setup.sh

# ---- Building ---------------------------------------------------------------

# Is $1 missing, or older than any file in the folders that follow?
outdated() {
    made=$1
    shift
    [ ! -e "$made" ] || [ -n "$(find "$@" -type f -newer "$made")" ]
}

# The Java sources in the folders $1, into the folder $2, as Maven would compile them; what follows is for the compiler.
javac() {
    from=$1
    into=$2
    shift 2
    mkdir -p "$into"
    # shellcheck disable=SC2086 # folders, and none has a space in its name
    utf8 find $from -name '*.java' -exec "$jdk/bin/javac" --release 25 -g -parameters -encoding UTF-8 -d "$into" "$@" {} +
}

# The ABI comes first and alone: it knows nothing of the binding, and generated code is not linted.
compile() {
    if outdated target/classes.made src/main/java src/$os/java; then
        rm -rf target/classes
        javac src/$os/java/libc/abi target/classes
        javac "src/main/java $(find src/$os/java/libc/* -prune ! -name abi)" target/classes -Xlint:all -Werror -cp target/classes
        touch target/classes.made
    fi
}

# What Maven has just compiled is not compiled again.
compiled_by_maven() {
    if outdated target/classes.made target/classes; then touch target/classes.made; fi
}

compile_tools() {
    if outdated target/tools.made src/tools/java target/classes.made; then
        rm -rf target/tools
        # The translator is compiled where its parser is.
        javac "$(echo src/tools/java/tools/*.java)" target/tools -Xlint:all -Werror -cp target/classes
        touch target/tools.made
    fi
}

# Runs a program of src/tools/java in place of this shell, so that a signal reaches it.
tool() {
    name=$1
    shift
    compile_tools
    # The soak test measures memory: the heap is all in use from the start, and the JVM counts its own memory.
    exec env LC_ALL=C.UTF-8 JAVA_HOME="$jdk" "$jdk/bin/java" --enable-native-access=ALL-UNNAMED \
        -Xms64m -Xmx64m -XX:+AlwaysPreTouch -XX:NativeMemoryTracking=summary \
        -cp "target/classes:target/tools" "tools.$name" "$@"
}

# A tool with more to come after it. A signal that ends this shell ends the tool, too.
attend() {
    (tool "$@") &
    attended=$!
    ended=
    trap 'ended=129; kill $attended' HUP
    trap 'ended=130; kill $attended' INT
    trap 'ended=143; kill $attended' TERM
    status=0
    wait $attended || status=$?
    # A signal ends the first wait, but not yet the tool.
    [ -z "$ended" ] || wait $attended || :
    trap - HUP INT TERM
    [ -z "$ended" ] || exit "$ended"
    [ $status = 0 ] || exit $status
}

# The commands in target/c and target/java, of classes that are compiled.
commands() {
    need jdk cc make
    make --no-print-directory -s -C native "CC=${CC:-cc}"
    attend Commands
}

build() {
    need jdk cc make
    compile
    commands
}

# ---- Playing, proving, showing ----------------------------------------------

run() {
    build
    tool Run plays c,java "$@"
}

# Maven runs what it finds in src/test; pom.xml says what else.
run_tests() {
    need jdk cc make mvn
    if [ $os = linux ]; then
        want shellcheck npm diff strace ip tcpdump chromium chromedriver
    else
        want shellcheck npm
    fi
    rm -f target/proofs.txt
    status=0
    utf8 JAVA_HOME="$jdk" mvn --batch-mode --no-transfer-progress -Dproofs.later=true verify || status=$?
    [ ! -e target/proofs.txt ] || cat target/proofs.txt
    echo "  elsewhere  7  the same on another processor: ./build.sh aarch64"
    exit $status
}

record() {
    need jdk cc make strace tcpdump
    compile
    make --no-print-directory -s -C native "CC=${CC:-cc}"
    tool Recording "$@"
}

pictures() {
    need jdk
    compile
    tool Pictures
}

compare_calls() {
    need strace diff
    build
    tool Strace "$@"
}

# Puts a package into target/npm, beside those that are there.
from_npm() {
    need npm
    npm install --silent --prefix target/npm "$1" >&2
}

# ---- The command line -------------------------------------------------------

yes=${CI:-false}
verb=
for argument in "$@"; do
    shift
    case $argument in
        --yes) yes=true ;;
        --help | -h) verb=${verb:-help} ;;
        *) if [ -z "$verb" ]; then verb=$argument; else set -- "$@" "$argument"; fi ;;
    esac
done
case ${verb:-build} in
    build | help) ${verb:-build} ;;
    commands) compiled_by_maven; commands ;;
    pictures | record | run) $verb "$@" ;;
    test) run_tests ;;
    lessons) need jdk; compile; tool Lessons ;;
    abi) . src/tools/abi.sh; abi ;;
    aarch64) . src/tools/aarch64.sh; aarch64 "$@" ;;
    bench) . src/tools/bench.sh; bench "$@" ;;
    compare) . src/tools/compare.sh; compare "$@" ;;
    jextract) . src/tools/jextract.sh; jextract ;;
    strace) compare_calls "$@" ;;
    fuzz) build; tool Fuzz "${@:-1000000}" ;;
    differential) . src/tools/twin.sh; differential "${@:-1000}" ;;
    phrases) . src/tools/twin.sh; phrases ;;
    twin) . src/tools/twin.sh; twin "$@" ;;
    soak) build; attend Soak 1000000 100000 2000; tool Run soaks c,java all ;;
    clean) rm -rf target ;;
    *)
        help >&2
        die "what is \"$verb\"?"
        ;;
esac
