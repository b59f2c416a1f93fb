"""The table of SvdBenchmarks by NumPy and SciPy: processor seconds, one thread, best of several runs.

    OPENBLAS_NUM_THREADS=1 python3 benchmarks/numpy_svd.py [--large]
"""

import os
import sys
import time

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # must precede the import of numpy

import numpy as np
import scipy
import scipy.linalg as la

PATIENCE = 3.0
VECTORS_UP_TO = 3_000_000


def best_seconds(work):
    best, spent, runs = float("inf"), 0.0, 0
    while runs == 0 or (runs < 20 and spent < PATIENCE):
        start = time.process_time()
        work()
        seconds = time.process_time() - start
        best, spent, runs = min(best, seconds), spent + seconds, runs + 1
    return best


def gemm_rate(n):
    a = np.full((n, n), 0.5)
    return 2e-9 * n**3 / best_seconds(lambda: a @ a)


def gram_values(w):
    x = w.astype(np.float64)
    return np.sqrt(np.maximum(la.eigvalsh(x.T @ x, driver="evd"), 0))


def gram_leading(w, k):
    x = w.astype(np.float64)
    n = x.shape[1]
    _, v = la.eigh(x.T @ x, subset_by_index=(n - k, n - 1))
    return np.linalg.qr(x @ v)


def row(m, n):
    w = np.random.default_rng(1).standard_normal((m, n), dtype=np.float32)
    vectors = m * n < VECTORS_UP_TO
    routes = [
        (True, lambda: gram_values(w)),
        (True, lambda: la.svd(w.astype(np.float64), compute_uv=False)),
        (vectors, lambda: la.svd(w.astype(np.float64), full_matrices=False)),
        (True, lambda: gram_leading(w, 16)),
    ]
    cells = [f"{best_seconds(f):.4f}" if wanted else "–" for wanted, f in routes]
    print(f"| {m} × {n} | " + " | ".join(cells) + f" | {gemm_rate(1024):.1f} |", flush=True)


if __name__ == "__main__":
    print(f"numpy {np.__version__}, scipy {scipy.__version__}\n")
    print("| shape | Gram eigvalsh | svd values | svd thin | 16 leading by Gram | matmul GFLOP/s |")
    print("|---|---|---|---|---|---|")
    shapes = [(784, 256), (768, 768), (3072, 768), (2048, 2048)]
    if "--large" in sys.argv:
        shapes += [(4096, 4096), (50257, 768)]
    for shape in shapes:
        row(*shape)
