"""Golden values of the Tracy-Widom laws: tracy-widom.csv.

Determinants of 1 -/+ B, B(x, y) = Ai(x + y + s) on (0, inf), by Gauss-Legendre quadrature at 90 digits, with the
survival function as a plain difference from 1. Needs mpmath. About fifteen minutes on one core.
"""
import mpmath as mp

mp.mp.dps = 90
NODES = 76
REAL = "-9 -8 -7 -6.5 -6 -5.5 -5 -4 -3 -2 -1 0 0.5 1 2 3 4 6 8 10 12 13.5 16 18 21.5 26".split()
QUATERNION = "-6 -5 -4 -3 -2.5 -2 -1 0 1 2 4 7 10 12 15".split()


def legendre(n):
    nodes, weights = [], []
    for i in range(1, n + 1):
        x = mp.cos(mp.pi * (i - mp.mpf(1) / 4) / (n + mp.mpf(1) / 2))
        for _ in range(10):
            p, slope = polynomial(n, x)
            x -= p / slope
        nodes.append(x)
        weights.append(2 / ((1 - x * x) * polynomial(n, x)[1] ** 2))
    return nodes, weights


def polynomial(n, x):
    p0, p1 = mp.mpf(1), x
    for k in range(2, n + 1):
        p0, p1 = p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k
    return p1, n * (x * p1 - p0) / (x * x - 1)


def determinants(s, nodes, weights):
    """det(1 - B), its derivative, det(1 + B), its derivative."""
    length = (max(s, 0) ** mp.mpf(1.5) + 150) ** (mp.mpf(2) / 3) - s
    n = len(nodes)
    x = [(1 + t) * length / 2 for t in nodes]
    w = [t * length / 2 for t in weights]
    b, slope = mp.matrix(n, n), mp.matrix(n, n)
    for i in range(n):
        for j in range(i, n):
            root, z = mp.sqrt(w[i] * w[j]), x[i] + x[j] + s
            b[i, j] = b[j, i] = root * mp.airyai(z)
            slope[i, j] = slope[j, i] = root * mp.airyai(z, derivative=1)
    result = []
    for sign in (1, -1):
        a = mp.eye(n) - sign * b
        det, product = mp.det(a), a ** -1 * slope
        result += [det, -sign * det * sum(product[i, i] for i in range(n))]
    return result


def show(beta, s, cdf, pdf):
    print(beta, s, *[mp.nstr(v, 20) for v in (cdf, 1 - cdf, pdf)], sep=",", flush=True)


if __name__ == "__main__":
    nodes, weights = legendre(NODES)
    print("beta,s,cdf,sf,pdf")
    for s in REAL:
        minus, minus1, plus, plus1 = determinants(mp.mpf(s), nodes, weights)
        show(1, s, minus, minus1)
        if 1 - minus * plus > mp.mpf(10) ** -70:
            show(2, s, minus * plus, minus1 * plus + minus * plus1)
    for s in QUATERNION:
        minus, minus1, plus, plus1 = determinants(mp.mpf(s) * mp.sqrt(2), nodes, weights)
        show(4, s, (minus + plus) / 2, (minus1 + plus1) / mp.sqrt(2))
