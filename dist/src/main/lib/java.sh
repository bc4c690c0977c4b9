# Sourced by the programs of bin/, with `home` set: chooses the Java, its options and the class path.
# Sets: java, options, class_path, archive (where this very Java keeps its class data archive, or empty).
# Reads: JAVA_HOME, HADOOP_CONF_DIR, HADOOP_HOME, HADOOP_CLASSPATH. Keeps to what bash 3.2 knows, and starts no process it
# can do without: all of this stands between the user and the first line of output.

fail() {
    printf 'portage: %s\n' "$1" >&2
    exit 6
}

find_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || fail "JAVA_HOME is '$JAVA_HOME', but there is no bin/java in it. Point it to a Java 17 or newer, or unset it."
        java_home=$JAVA_HOME
        return
    fi
    java=$(command -v java) || fail "There is no java on the PATH. Install Java 17 or newer, or set JAVA_HOME."
    java_home=$(readlink -f "$java" 2>/dev/null) || java_home=$java
    java_home=${java_home%/bin/java}
}

# A Java's own file `release` says which it is, without starting it.
identify_java() {
    local key value runtime='' vendor='' architecture=''
    version=
    archive=
    if [ -r "$java_home/release" ]; then
        while IFS='=' read -r key value; do
            value=${value#\"}
            value=${value%\"}
            case $key in
                JAVA_VERSION) version=$value ;;
                JAVA_RUNTIME_VERSION) runtime=$value ;;
                IMPLEMENTOR) vendor=$value ;;
                OS_ARCH) architecture=$value ;;
            esac
        done <"$java_home/release"
    fi
    if [ -n "$version" ]; then
        archive=${vendor}-${runtime:-$version}-${architecture}
        archive=$home/archive/${archive//[^A-Za-z0-9.+-]/_}.jsa
    else
        version=$("$java" -version 2>&1) || fail "'$java' does not start: $version"
        version=${version#*version \"}
    fi
    feature=${version%%[!0-9]*}
    [ "${feature:-0}" -ge 17 ] ||
        fail "'$java' is Java ${version%%\"*}. Portage needs Java 17 or newer: set JAVA_HOME to one."
}

# The collector is left to Java: none starts noticeably sooner. Its log is off, so that it says nothing of an archive that
# does not fit; it then starts without.
choose_options() {
    options=(-Xshare:auto -Xlog:disable)
    # A copy waits for stores, and most copies are short: Java's second compiler costs more than it gives back.
    options+=(-XX:TieredStopAtLevel=1)
    # Newer Javas map the archive where it was not made for, and spend half a second on moving it.
    options+=(-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
    # What libraries log without SLF4J.
    options+=(-Djava.util.logging.config.file="$home/lib/logging.properties")
    # What Hadoop does with memory and native code is announced by newer Javas on every start.
    [ "$feature" -lt 22 ] || options+=(--enable-native-access=ALL-UNNAMED)
    [ "$feature" -lt 23 ] || options+=(--sun-misc-unsafe-memory-access=allow)
}

# Java names files by the locale, and cannot name every file unless it is a UTF-8 one. A locale that is set but not
# installed counts as none, so ask not its name but its effect: one letter of two bytes.
choose_locale() {
    local letter=$'\303\251'
    [ ${#letter} -eq 1 ] || export LC_ALL=C.UTF-8
}

# The jars come first and in one order: only then the archive fits whatever the user appends. What only some commands need comes
# behind them: a store that an argument names by its scheme has its jars in lib/store/SCHEME, a sandbox in lib/sandbox-NAME. Lists of
# addresses are not read here, so a command that is given one gets every store.
choose_class_path() {
    local LC_ALL=C IFS=: word verb='' store jars configuration
    jars=("$home"/lib/*.jar "$home"/lib/hadoop/*.jar)
    for word; do
        case $verb:$word in
            distcp:-f) for store in "$home"/lib/store/*; do add_jars "store/${store##*/}"; done ;;
            *:-*) ;;
            :demo) add_jars sandbox ;;
            sandbox:hdfs) add_jars sandbox ;;
            # Its servers use other versions of what Hadoop uses.
            sandbox:s3) jars=("$home"/lib/*.jar) && add_jars store/s3 sandbox-s3 ;;
            *:s3a://*) add_jars store/s3a store/s3 ;;
            *:abfs://* | *:abfss://* | *:wasb://* | *:wasbs://*) add_jars store/azure ;;
            *:[a-z]*://*) add_jars "store/${word%%:*}" ;;
        esac
        case $word in
            -*) ;;
            *) verb=${verb:-$word} ;;
        esac
    done
    configuration=${HADOOP_CONF_DIR:-${HADOOP_HOME:+$HADOOP_HOME/etc/hadoop}}
    class_path="${jars[*]}${configuration:+:$configuration}${HADOOP_CLASSPATH:+:$HADOOP_CLASSPATH}"
}

# Adds the jars of folders of lib, each once; a folder that is not there has none.
add_jars() {
    local folder
    for folder; do
        case ":${jars[*]}:" in
            *":$home/lib/$folder/"*) ;;
            *) [ ! -d "$home/lib/$folder" ] || jars+=("$home/lib/$folder"/*.jar) ;;
        esac
    done
}

find_java
identify_java
choose_options
choose_locale
choose_class_path "$@"
