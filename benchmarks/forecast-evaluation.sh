#!/usr/bin/env bash
# Trains the runs that forecasts are reported on, into OUT/{network}-{optimizer}-{seed}, 2 000 updates each, and backtests them. None is
# among those that benchmarks/forecast-development.sh fits to: transformers, and a perceptron of another seed.
#   benchmarks/forecast-evaluation.sh OUT [DATASETS]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
datasets=${2:-../shared/data/datasets}
run() { # network, optimizer, seed, arguments…
  local name=$out/$1-$2-$3
  [ -e "$name/done" ] && return
  rm -rf "${name:?}"
  ./spectracast train -q --jobs 1 --seed "$3" --steps 2000 --record-every 10 --checkpoint-every 1 --probe-every 2 \
    --probe-examples 500 --save-every 400 --out "$name" "${@:4}"
  touch "$name/done"
}
vit=(--data "mnist:$datasets/mnist" --model vit --batch 32)
gpt=(--data "text:$datasets/text/tinyshakespeare.txt.gz" --model gpt:block=64 --batch 8)
mlp=(--data "mnist:$datasets/mnist" --hidden 256,256)
sgd=(--optimizer sgd --momentum 0)
mom=(--optimizer sgd --momentum 0.9)
adamw=(--optimizer adamw --learning-rate 0.001)
mkdir -p "$out"
run vit sgd 1 "${vit[@]}" "${sgd[@]}" --learning-rate 0.1
run vit sgd 2 "${vit[@]}" "${sgd[@]}" --learning-rate 0.1
run vit mom 1 "${vit[@]}" "${mom[@]}" --learning-rate 0.02
run vit adamw 1 "${vit[@]}" "${adamw[@]}"
run gpt sgd 1 "${gpt[@]}" "${sgd[@]}" --learning-rate 0.3
run gpt mom 1 "${gpt[@]}" "${mom[@]}" --learning-rate 0.05
run mlp sgd 2 "${mlp[@]}" "${sgd[@]}" --learning-rate 0.1
run mlp mom 2 "${mlp[@]}" "${mom[@]}" --learning-rate 0.02
run mlp adamw 2 "${mlp[@]}" "${adamw[@]}"
SPECTRACAST_JAVA_OPTIONS=${SPECTRACAST_JAVA_OPTIONS:--Xmx6g} ./spectracast backtest "$out"/vit-* "$out"/gpt-* "$out"/mlp-* \
  --horizons 50,100,200,400,10%,50%,100% --members 60 --out "$out/backtest" \
  --methods stacked,stacked-weights,stacked-values,damped-trend,linear-trend,random-walk,ar1-log,persistence
