# ./build.sh aarch64: the Java side on Linux for aarch64, with the JVM of Debian 13 in a folder of its own, in an emulator.

aarch64() {
    need apt-get dpkg-deb qemu-aarch64-static mvn
    build
    root=$PWD/target/aarch64-root
    java=$root/usr/lib/jvm/java-25-openjdk-arm64/bin/java
    [ -x "$java" ] || install_aarch64
    attend Commands target/aarch64 "$java" "qemu-aarch64-static -L '$root'"
    attend Run plays c,aarch64 "$@"
    test_epoll
}

# A struct epoll_event is laid out otherwise on x86-64, so the tests of epoll run on both.
test_epoll() {
    junit=target/aarch64-tests/junit-platform-console-standalone.jar
    [ -e $junit ] || JAVA_HOME="$jdk" mvn --batch-mode --quiet dependency:copy -Dmdep.stripVersion=true -DoutputDirectory=target/aarch64-tests \
        -Dartifact=org.junit.platform:junit-platform-console-standalone:1.14.4 >&2
    javac src/test/java/libc/EpollTest.java target/aarch64-tests/classes -cp target/classes:$junit -sourcepath src/test/java
    qemu-aarch64-static -L "$root" "$java" --enable-native-access=ALL-UNNAMED -jar $junit execute --disable-banner \
        --class-path target/classes:target/aarch64-tests/classes --select-class libc.EpollTest --details=tree --disable-ansi-colors
}

install_aarch64() {
    # shellcheck disable=SC2016 # apt-get puts the site in
    mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
    [ -n "$mirror" ] || die "apt-get knows no mirror of Debian, which has the JVM"
    apt=$PWD/target/aarch64-apt
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
