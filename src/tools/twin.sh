# ./build.sh twin: the Java twins of C programs that readers bring. Part of build.sh.

# The translator's parser, Eclipse CDT's, is on Maven Central; pom.xml says which.
fetch_parser() {
    if outdated target/parser pom.xml; then
        need mvn
        rm -rf target/parser target/parser.new
        said=$(utf8 JAVA_HOME="$jdk" mvn --batch-mode --quiet dependency:copy-dependencies -DoutputDirectory="$PWD/target/parser.new" \
            -DincludeGroupIds=io.joern,org.eclipse.platform,org.osgi 2>&1) || { say "$said"; die "Maven could not fetch the parser"; }
        mv target/parser.new target/parser
        touch target/parser
    fi
}

compile_translator() {
    compile_tools
    fetch_parser
    if outdated target/translator.made src/tools/java/tools/translator target/tools.made target/parser; then
        rm -rf target/translator
        javac src/tools/java/tools/translator target/translator -Xlint:all -Werror -cp "target/classes:target/tools:target/parser/*"
        touch target/translator.made
    fi
}

# Runs a program of src/tools/java/tools/translator in place of this shell.
translator() {
    name=$1
    shift
    exec env LC_ALL=C.UTF-8 JAVA_HOME="$jdk" "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx1g \
        -Dtwin.from="$called_from" -cp "target/classes:target/tools:target/translator:target/parser/*" "tools.translator.$name" "$@"
}

twin() {
    case " $* " in
        *" --stdout "*) need jdk cc; compile ;;
        *) build ;;
    esac
    compile_translator
    translator Twins "$@"
}

phrases() {
    need jdk cc
    compile
    compile_translator
    translator PhraseBook
}

differential() {
    need jdk cc
    compile
    compile_translator
    translator Differential "$@"
}
