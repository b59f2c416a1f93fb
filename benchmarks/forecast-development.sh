#!/usr/bin/env bash
# Trains the runs that the shipped forecast is fitted on, into OUT/{network}-{optimizer}-1, 2 000 updates each.
# Vision transformers and GPTs are left out on purpose, and so is every seed but 1: forecasts are reported on those.
#   benchmarks/forecast-development.sh OUT [DATASETS]
set -euo pipefail
cd "$(dirname "$0")/.."
out=$1
datasets=${2:-../shared/data/datasets}
run() { # name, arguments…
  [ -e "$out/$1/done" ] && return
  rm -rf "${out:?}/$1"
  ./spectracast train -q --jobs 1 --seed 1 --steps 2000 --record-every 10 --checkpoint-every 1 --probe-every 2 \
    --probe-examples 500 --save-every 400 --out "$out/$1" "${@:2}"
  touch "$out/$1/done"
}
each() { # name, learning rate of SGD, with momentum, arguments…
  run "$1-sgd-1" --optimizer sgd --momentum 0 --learning-rate "$2" "${@:4}"
  run "$1-mom-1" --optimizer sgd --momentum 0.9 --learning-rate "$3" "${@:4}"
  run "$1-adamw-1" --optimizer adamw --learning-rate 0.001 "${@:4}"
}
mkdir -p "$out"
each tanh 0.1 0.02 --data "fashion-mnist:$datasets/fashion-mnist" --model mlp:128,128,128,activation=tanh
each linear 0.05 0.01 --data "mnist:$datasets/mnist" --model linear:128,128
each small 0.05 0.01 --data "fashion-mnist:$datasets/fashion-mnist" --model mlp:200 --batch 16
each decay 0.1 0.02 --data "mnist:$datasets/mnist" --model mlp:200,100 --schedule cosine --weight-decay 0.001
each mlp 0.1 0.02 --data "mnist:$datasets/mnist" --hidden 256,256
each cnn 0.05 0.01 --data "cifar10:$datasets/cifar10" --model cnn --batch 32
each resnet 0.1 0.02 --data "cifar10:$datasets/cifar10" --model resnet:blocks=1,width=8 --batch 32
