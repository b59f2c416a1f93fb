#!/bin/sh
# Builds the benchmarks and prints the tables of docs/tracking.md: cost and accuracy of the streaming
# trackers at 1024 × 1024, then the error of perturbation theory against the level spacing. Run from
# the repository root; a few minutes.
set -e
mvn ${MAVEN_ARGS:--q -B} -pl benchmarks -am package -DskipTests \
    dependency:build-classpath -Dmdep.outputFile=target/benchmarks.classpath
classpath="benchmarks/target/classes:$(cat benchmarks/target/benchmarks.classpath)"
java -cp "$classpath" io.spectracast.benchmarks.TrackingBenchmark
java -cp "$classpath" io.spectracast.benchmarks.SpacingMap
