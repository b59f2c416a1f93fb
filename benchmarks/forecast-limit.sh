#!/usr/bin/env bash
# How well could spectra be forecast at best? Trains networks for 1 000 updates, lets each go on eight times for 400 with batches of another
# seed, and backtests forecasts of every future beside the ensemble of the other seven.
#   benchmarks/forecast-limit.sh OUT [DATASETS]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
datasets=${2:-../shared/data/datasets}
limit() { # name, arguments…
  local at=$out/$1
  mkdir -p "$at"
  [ -e "$at/base/done" ] || {
    rm -rf "$at/base"
    ./spectracast train -q --jobs 1 --seed 1 --steps 1000 --record-every 10 --checkpoint-every 1 --probe-every 2 \
      --probe-examples 500 --save-every 400 --out "$at/base" "${@:2}"
    touch "$at/base/done"
  }
  for seed in {11..18}; do
    [ -e "$at/$seed/done" ] && continue
    rm -rf "${at:?}/$seed"
    ./spectracast train -q --jobs 1 --from "$at/base" --seed "$seed" --steps 1400 --record-every 10 --out "$at/$seed" "${@:2}"
    touch "$at/$seed/done"
  done
  [ -e "$at/backtest" ] || ./spectracast backtest "$at"/1? --after "$at/base" --horizons 50,100,200,400 --members 60 \
    --methods stacked,stacked-values,damped-trend,linear-trend,random-walk,ar1-log,persistence --out "$at/backtest"
}
mlp=(--data "mnist:$datasets/mnist" --hidden 256,256)
vit=(--data "mnist:$datasets/mnist" --model vit --batch 32)
cnn=(--data "cifar10:$datasets/cifar10" --model cnn --batch 32)
gpt=(--data "text:$datasets/text/tinyshakespeare.txt.gz" --model gpt:block=64 --batch 8)
sgd=(--optimizer sgd --momentum 0)
adamw=(--optimizer adamw --learning-rate 0.001)
limit mlp-sgd "${mlp[@]}" "${sgd[@]}" --learning-rate 0.1
limit mlp-adamw "${mlp[@]}" "${adamw[@]}"
limit vit-sgd "${vit[@]}" "${sgd[@]}" --learning-rate 0.1
limit vit-adamw "${vit[@]}" "${adamw[@]}"
limit cnn-sgd "${cnn[@]}" "${sgd[@]}" --learning-rate 0.05
limit cnn-adamw "${cnn[@]}" "${adamw[@]}"
limit gpt-sgd "${gpt[@]}" "${sgd[@]}" --learning-rate 0.1
