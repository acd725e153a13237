# Finds the tools that the project needs, or installs them.

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

