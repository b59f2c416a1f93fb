#!/usr/bin/env bash
# Trains the runs that forecasts are reported on, into OUT/{network}-{optimizer}-{seed}, 2 000 updates each, and backtests them. None is
# among those that benchmarks/forecast-development.sh fits to: transformers, and perceptrons and convolutional networks of other seeds.
#   benchmarks/forecast-evaluation.sh OUT [DATASETS]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
datasets=${2:-../shared/data/datasets}
run() { # name, seed, arguments…
  local name=$out/$1-$2
  [ -e "$name/done" ] && return
  rm -rf "${name:?}"
  ./spectracast train -q --jobs 1 --seed "$2" --steps 2000 --record-every 10 --checkpoint-every 1 --probe-every 2 \
    --probe-examples 500 --save-every 400 --out "$name" "${@:3}"
  touch "$name/done"
}
each() { # network, seeds, learning rate of SGD, with momentum, arguments…
  local seed
  for seed in $2; do
    run "$1-sgd" "$seed" --optimizer sgd --momentum 0 --learning-rate "$3" "${@:5}"
    run "$1-mom" "$seed" --optimizer sgd --momentum 0.9 --learning-rate "$4" "${@:5}"
    run "$1-adamw" "$seed" --optimizer adamw --learning-rate 0.001 "${@:5}"
  done
}
mkdir -p "$out"
each mlp "2 3 4" 0.1 0.02 --data "mnist:$datasets/mnist" --hidden 256,256
each cnn "2 3 4" 0.05 0.01 --data "cifar10:$datasets/cifar10" --model cnn --batch 32
each vit "1 2 3" 0.1 0.02 --data "mnist:$datasets/mnist" --model vit --batch 32
# With 0.3 instead of 0.1 seeds 3 and 4 diverge, at updates 1 249 and 1 166.
each gpt "1 2 3" 0.1 0.05 --data "text:$datasets/text/tinyshakespeare.txt.gz" --model gpt:block=64 --batch 8
SPECTRACAST_JAVA_OPTIONS=${SPECTRACAST_JAVA_OPTIONS:--Xmx6g} ./spectracast backtest "$out"/{mlp,cnn,vit,gpt}-{sgd,mom,adamw}-? \
  --horizons 50,100,200,400,1000,10%,25%,50%,100% --members 60 --out "$out/backtest" \
  --methods stacked,stacked-weights,stacked-values,persistence,random-walk,linear-trend,damped-trend,ar1-log,relex,as-published
