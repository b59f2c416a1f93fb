"""The yardstick of AnalyzeBenchmark: processor seconds of scipy's svdvals of a 3072 x 768 float64 matrix.

    OPENBLAS_NUM_THREADS=1 python3 benchmarks/scipy_svdvals.py
"""

import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # must precede the import of numpy

import numpy as np
import scipy.linalg as la

matrix = np.random.default_rng(0).standard_normal((3072, 768))
best = float("inf")
for _ in range(8):
    start = time.process_time()
    la.svdvals(matrix)
    best = min(best, time.process_time() - start)
print(best)
