# Finds the tools that build.sh needs, or installs them. Part of build.sh, which brings $os, $yes, say and die.
#
#   need TOOL...  ends with a message if one of the tools is missing and cannot be installed; sets $jdk for "jdk"
#   want TOOL...  installs what it may without asking; the proofs of a tool that is still missing are left out
#   find_jdk      prints the folder of a JDK that is new enough

jdk_needed=25
jdk=

# The version of the JDK in the folder $1. The javac that macOS has in /usr/bin is no JDK: it has no file "release".
jdk_version() {
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
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
    # Apple's java_home repeats JAVA_HOME where that is set.
    (PATH=$PATH:/usr/libexec; unset JAVA_HOME; java_home -v "$jdk_needed+") 2>/dev/null || :
    for folder in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/openjdk* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOMEBREW_PREFIX:-/opt/homebrew}"/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOMEBREW_PREFIX:-/home/linuxbrew/.linuxbrew}"/opt/openjdk*/libexec \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*; do
        printf '%s\n' "$folder"
    done
}

# The first JDK whose version is at least $1.
first_jdk() {
    jdk_candidates | while IFS= read -r folder; do
        version=$(jdk_version "$folder")
        if [ "${version:-0}" -ge "$1" ]; then
            printf '%s\n' "$folder"
        fi
    done | sed -n 1p
}

find_jdk() { first_jdk "$jdk_needed"; }

has() {
    case $1 in
        jdk)
            jdk=$(find_jdk)
            [ -n "$jdk" ]
            ;;
        # The cc and the make of a new Mac only offer to install themselves; the gcc of a small Linux may lack C's headers.
        cc) echo '#include <stdio.h>' | "${CC:-cc}" -E - >/dev/null 2>&1 ;;
        make) make --version >/dev/null 2>&1 ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

name_of() {
    case $1 in
        jdk)
            old=$(first_jdk 1)
            echo "a JDK $jdk_needed or newer${old:+ ($old is JDK $(jdk_version "$old"))}"
            ;;
        cc) echo "a C compiler with C's headers${CC:+ (CC is $CC)}" ;;
        mvn) echo Maven ;;
        *) echo "$1" ;;
    esac
}

# Sets $missing to those of the tools $@ that are not here, and says so.
look_for() {
    missing=
    names=
    for tool in "$@"; do
        if ! has "$tool"; then
            missing="$missing $tool"
            names="$names, $(name_of "$tool")"
        fi
    done
    [ -z "$missing" ] || say "Missing: ${names#, }."
}

find_manager() {
    for manager in apt-get dnf apk brew; do
        if command -v $manager >/dev/null; then return; fi
    done
    manager=
}

# The packages that have the tool $1.
package_of() {
    case $manager-$1 in
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
        dnf-shellcheck) echo ShellCheck ;;
        *-diff) echo diffutils ;;
        dnf-ip) echo iproute ;;
        *-ip) echo iproute2 ;;
        *) echo "$1" ;;
    esac
}

is_root() { [ "$(id -u)" = 0 ]; }

# Who may run the package manager: $sudo is how this user becomes the one, and $who is said where that cannot be.
find_who() {
    sudo=
    who=
    if [ "$manager" = brew ]; then
        if is_root; then who=", as a user other than root"; fi
    elif ! is_root; then
        if command -v sudo >/dev/null; then sudo="sudo "; else who=", as root"; fi
    fi
}

# Sets $update and $install: how the package manager learns of its packages, and how it installs some.
find_commands() {
    update=
    case $manager in
        apt-get) update="apt-get update" install="apt-get install -y" ;;
        dnf) install="dnf install -y" ;;
        apk) update="apk update" install="apk add" ;;
        brew) install="brew install" ;;
    esac
}

# What a person would type to install what is missing.
by_hand() {
    packages=
    for tool in $missing; do
        packages="$packages $(package_of "$tool")"
    done
    echo "${update:+$sudo$update && }$sudo$install$packages"
}

# A line that says where else one of the tools $@ comes from.
elsewhere() {
    case " $* " in
        *" jdk "*) printf '\n%s\n' "A JDK from https://adoptium.net serves as well: unpack it, and name its folder in JAVA_HOME." ;;
    esac
}

# In a container or on a CI machine nobody can be asked, and root may install.
is_unasked() { [ "$yes" = true ] || { [ ! -t 0 ] && [ "$os" = linux ] && is_root; }; }

may_install() {
    if is_unasked; then
        say "Installing: $(by_hand)"
        return
    fi
    [ -t 0 ] || return 1
    printf 'Install it with "%s"? [y/N] ' "$(by_hand)" >&2
    read -r answer || return 1
    case $answer in [yY]*) ;; *) return 1 ;; esac
}

# What a package manager prints is for a person who watches, or who asks why it failed.
run_manager() {
    # shellcheck disable=SC2086 # lists of words
    set -- $sudo env DEBIAN_FRONTEND=noninteractive "$@"
    if [ -t 2 ]; then
        "$@" </dev/null >&2
    else
        printed=$("$@" </dev/null 2>&1) || {
            say "$printed"
            return 1
        }
    fi
}

install_missing() {
    # shellcheck disable=SC2086 # lists of words, here and below
    [ -z "$update" ] || run_manager $update || say "build.sh: $update failed; what it knew before may be enough"
    # One by one: if a tool has no package, the others are still installed.
    for tool in $missing; do
        # shellcheck disable=SC2046,SC2086
        run_manager $install $(package_of "$tool") || :
    done
}

need() {
    look_for "$@"
    [ -n "$missing" ] || return 0
    if [ "$os" = macos ]; then
        case " $missing " in
            *" cc "* | *" make "*) die "Apple's C compiler and make come with: xcode-select --install" ;;
        esac
    fi
    find_manager
    if [ -z "$manager" ]; then
        if [ "$os" = macos ]; then die "Homebrew would install it: https://brew.sh.$(elsewhere "$missing")"; fi
        die "none of apt-get, dnf, apk and brew is here to install it.$(elsewhere "$missing")"
    fi
    find_who
    find_commands
    if [ -n "$who" ] || ! may_install; then
        die "this would install it$who: $(by_hand)$(elsewhere "$missing")"
    fi
    install_missing
    for tool in $missing; do
        has "$tool" || die "still missing: $(name_of "$tool").$(elsewhere "$tool")"
    done
}

want() {
    is_unasked || return 0
    look_for "$@"
    find_manager
    if [ -z "$missing" ] || [ -z "$manager" ]; then return; fi
    find_who
    find_commands
    [ -z "$who" ] || return 0
    may_install
    install_missing
    for tool in $missing; do
        has "$tool" || say "build.sh: still missing: $tool; the proofs that use it are left out"
    done
}
