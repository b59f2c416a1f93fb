#!/usr/bin/env bash
# Trains a perceptron for 1 000 updates, lets it go on with other settings for 400, and holds forecasts of the base run, with and
# without --what-if, against each.
#   benchmarks/what-if.sh OUT [DATASETS]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
datasets=${2:-../shared/data/datasets}
network=(--seed 1 --data "mnist:$datasets/mnist" --hidden 256,256 --optimizer sgd --momentum 0 --record-every 10)
mkdir -p "$out"
[ -e "$out/base" ] ||
  ./spectracast train -q "${network[@]}" --learning-rate 0.1 --batch 64 --checkpoint-every 1 --steps 1000 --out "$out/base"
go_on() { # name, settings…
  [ -e "$out/$1" ] || ./spectracast train -q --from "$out/base" "${network[@]}" "${@:2}" --steps 1400 --out "$out/$1"
}
go_on same --learning-rate 0.1 --batch 64
go_on slow --learning-rate 0.025 --batch 64
go_on fast --learning-rate 0.3 --batch 64
go_on small --learning-rate 0.1 --batch 8
go_on large --learning-rate 0.1 --batch 512
go_on decay --learning-rate 0.1 --batch 64 --weight-decay 0.01
held() { # name, options…
  echo "== $1 ${*:2}"
  ./spectracast forecast -q "$out/base" --horizon 100,400 "${@:2}" --against "$out/$1" | grep -E "^\+"
}
held same
for change in slow:lr=0.25x fast:lr=3x small:batch=0.125x large:batch=8x decay:weight-decay=0.01; do
  held "${change%%:*}"
  held "${change%%:*}" --what-if "${change#*:}"
done
