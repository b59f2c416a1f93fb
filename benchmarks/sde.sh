#!/bin/sh
# Builds the benchmarks and prints the table of docs/benchmarks.md. Run from the repository root;
# --cpu times by processor time, for a machine that is not idle.
set -e
mvn ${MAVEN_ARGS:--q -B} -pl benchmarks -am package -DskipTests \
    dependency:build-classpath -Dmdep.outputFile=target/benchmarks.classpath
exec java -cp "benchmarks/target/classes:$(cat benchmarks/target/benchmarks.classpath)" \
    io.spectracast.benchmarks.SdeBenchmarks "$@" benchmarks/numpy_dyson.py
