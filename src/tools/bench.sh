# ./build.sh bench: what calls, starts and the build cost. What is compared, and how it is measured, is in src/bench.

. src/tools/twin.sh

bench() {
    for option in "$@"; do
        case $option in --quick | --servers) ;; *) die "bench takes --quick and --servers, not \"$option\"" ;; esac
    done
    need jdk cc make mvn git
    build
    # Only what the binding is compared with comes by Maven.
    if outdated target/bench/classpath pom.xml; then
        mkdir -p target/bench
        utf8 JAVA_HOME="$jdk" mvn --batch-mode --quiet -Pbench dependency:build-classpath -DincludeScope=provided \
            -Dmdep.outputFile=target/bench/classpath >&2
    fi
    for loop in src/bench/c/*.c; do
        "${CC:-cc}" -std=gnu17 -O2 -Wall -Wextra -Wpedantic -Werror -pthread -o "target/bench/$(basename "$loop" .c)" "$loop"
    done
    # The echo server of lesson 5, which stops after five clients, made endless; with its twin, and those of other programs.
    sed 's/i <= 5/i > 0/' native/echo_server.c >target/bench/endless_echo.c
    ! cmp -s native/echo_server.c target/bench/endless_echo.c || die "echo_server no longer counts to five"
    compile_translator
    (translator Twins --into "$PWD/target/bench/twins" "$PWD/target/bench/endless_echo.c" "$PWD"/src/bench/twins/*.c) >/dev/null
    classpath=target/classes:target/tools:target/bench/classes:$(cat target/bench/classpath)
    rm -rf target/bench/classes
    javac src/bench/java target/bench/classes -Xlint:all,-processing -Werror -proc:full -cp "$classpath"
    utf8 "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$classpath" bench.Bench "$@"
}
