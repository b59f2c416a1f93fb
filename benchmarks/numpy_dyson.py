"""Dyson motion of singular values in vectorised numpy: 1 000 paths, 64 modes, 200 steps.

Prints one line a scheme, its name and seconds of processor time: explicit Euler-Maruyama, and the order-preserving
implicit step by Newton's method with batched dense solves. The implicit scheme runs STEPS_TIMED of
the 200 steps and its time is scaled up.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np

PATHS, MODES, ROWS, STEPS, STEPS_TIMED = 1000, 64, 80, 200, 2


def start():
    low, high = np.sqrt(ROWS) - np.sqrt(MODES), np.sqrt(ROWS) + np.sqrt(MODES)
    s = high - (high - low) * (np.arange(MODES) + 0.5) / MODES
    return np.tile(s, (PATHS, 1))


def pair_sums(s):
    squares = s * s
    gaps = squares[:, :, None] - squares[:, None, :]
    gaps[:, np.arange(MODES), np.arange(MODES)] = np.inf
    return (1 / gaps).sum(axis=2)


def explicit(s, h, rng):
    drift = s * pair_sums(s) + (ROWS - MODES) / (2 * s)
    return s + h * drift + np.sqrt(h) * rng.standard_normal(s.shape)


def order_preserving(s, h, rng):
    target = s + np.sqrt(h) * rng.standard_normal(s.shape)
    diagonal = np.arange(MODES)
    for _ in range(30):
        squares = s * s
        gaps = squares[:, :, None] - squares[:, None, :]
        gaps[:, diagonal, diagonal] = np.inf
        inverse = 1 / gaps
        gradient = s - target - h * (s * inverse.sum(axis=2) + (ROWS - MODES) / (2 * s))
        inverse *= inverse
        hessian = -2 * h * s[:, :, None] * s[:, None, :] * inverse
        hessian[:, diagonal, diagonal] = (
            1
            + h * (ROWS - MODES) / (2 * squares)
            + h * ((squares[:, :, None] + squares[:, None, :]) * inverse).sum(axis=2)
        )
        step = np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]
        closing = np.max((step[:, :-1] - step[:, 1:]) / (s[:, :-1] - s[:, 1:]), axis=1)
        closing = np.maximum(closing, step[:, -1] / s[:, -1])
        share = np.where(closing > 0.95, 0.95 / np.maximum(closing, 0.95), 1)
        s = s - share[:, None] * step
        if np.all(share == 1) and np.max(np.abs(step)) < 5e-3 * np.sqrt(h):
            break
    return s


def main():
    h = 0.1 * (2 * np.sqrt(MODES) / MODES) ** 2
    rng = np.random.default_rng(1)
    first = start()
    explicit(first, h, rng)
    clock = time.process_time()
    for _ in range(STEPS):
        explicit(first, h, rng)
    print("explicit", time.process_time() - clock)
    s = first
    clock = time.process_time()
    for _ in range(STEPS_TIMED):
        s = order_preserving(s, h, rng)
    print("order-preserving", (time.process_time() - clock) * STEPS / STEPS_TIMED)


if __name__ == "__main__":
    main()
