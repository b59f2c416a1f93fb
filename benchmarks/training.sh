#!/bin/sh
# Builds the benchmarks and compares training with libtorch used directly; arguments are those of
# TrainingThroughput. Run from the repository root.
set -e
mvn ${MAVEN_ARGS:--q -B} -pl benchmarks -am package -DskipTests \
    dependency:build-classpath -Dmdep.outputFile=target/benchmarks.classpath
exec java -cp "benchmarks/target/classes:$(cat benchmarks/target/benchmarks.classpath)" \
    io.spectracast.benchmarks.TrainingThroughput "$@"
