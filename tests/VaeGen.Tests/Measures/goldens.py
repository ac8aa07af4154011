"""Writes goldens.json: what scikit-learn, SciPy and PyTorch make of the same numbers as VaeGen's measures.

    python3 tests/VaeGen.Tests/Measures/goldens.py

Needs numpy, scipy, scikit-learn and torch (Debian's python3-sklearn, python3-torch); made with 1.24.2, 1.10.1, 1.2.1 and 1.13.
All inputs are float32 numbers of three decimals, so that the file says exactly what was measured.
"""

import itertools
import json
import pathlib

import numpy
import torch
from scipy.linalg import sqrtm
from scipy.spatial import geometric_slerp
from sklearn.decomposition import PCA
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.metrics import (average_precision_score, balanced_accuracy_score, mutual_info_score, roc_auc_score,
                             roc_curve)
from sklearn.neighbors import NearestNeighbors

random = numpy.random.default_rng(6)


def exact(values):
    return numpy.round(values, 3).astype(numpy.float32).astype(numpy.float64)


def listed(values):
    return [float(f"{value:.9g}") for value in numpy.asarray(values, numpy.float32).ravel()]


# --- disentanglement: 200 samples, 4 dimensions, 3 factors: a number of many values, one of four, three classes

SAMPLES, BINS, ALPHA = 200, 20, 0.05
number = exact(random.uniform(-1, 1, SAMPLES))
level = random.integers(0, 4, SAMPLES).astype(float)
kind = random.integers(0, 3, SAMPLES).astype(float)
noise = random.normal(size=(SAMPLES, 4))
codes = exact(numpy.stack([
    -2 * number + 0.3 * noise[:, 0],
    0.8 * level + 0.5 * number + 0.4 * noise[:, 1],
    numpy.array([1.0, -1.0, 0.2])[kind.astype(int)] + 0.5 * noise[:, 2],
    noise[:, 3]], axis=1))
factors = numpy.stack([number, level, kind], axis=1)


def binned(column):
    edges = numpy.histogram(column, BINS)[1]
    return numpy.digitize(column, edges[1:-1])


def information(code, factor):
    values = binned(factor) if len(set(factor)) > BINS else factor
    return mutual_info_score(binned(code), values) / mutual_info_score(values, values)


def by_line(code, factor):
    x = code.reshape(-1, 1)
    return LinearRegression().fit(x, factor).score(x, factor)


def by_thresholds(code, classes):
    """The best of all two thresholds and all three classes between them, by trying."""
    cuts = numpy.concatenate([[-numpy.inf], (numpy.sort(code)[1:] + numpy.sort(code)[:-1]) / 2, [numpy.inf]])
    below = numpy.array([[numpy.mean(code[classes == c] < cut) for cut in cuts] for c in range(3)])
    best, found = -1, None
    for a, b in itertools.combinations(range(len(cuts)), 2):
        for labels in itertools.product(range(3), repeat=3):
            hits = below[labels[0], a] + below[labels[1], b] - below[labels[1], a] + 1 - below[labels[2], b]
            if hits > best:
                best, found = hits, (a, b, labels)
    a, b, labels = found
    predicted = numpy.array(labels)[(code >= cuts[a]).astype(int) + (code >= cuts[b]).astype(int)]
    return balanced_accuracy_score(classes, predicted, adjusted=True)


def split_mix_64(state):
    mask = (1 << 64) - 1

    def mix(z):
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & mask
        return z ^ (z >> 31)

    state = mix((mix(state[0]) + state[1]) & mask)
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        yield mix(state)


def permuted(length, seed, stream):
    """Fisher-Yates from the end; a rejected draw of Lemire's method is once in 2**56 here."""
    order, draws = list(range(length)), split_mix_64((seed, stream))
    for i in range(length - 1, 0, -1):
        j = next(draws) * (i + 1) >> 64
        order[i], order[j] = order[j], order[i]
    return order


def dci():
    order = permuted(SAMPLES, 1, 0)
    held_out, fitted = order[:SAMPLES // 5], order[SAMPLES // 5:]
    mean, deviation = codes[fitted].mean(0), codes[fitted].std(0)
    x, x_held_out = (codes[fitted] - mean) / deviation, (codes[held_out] - mean) / deviation
    importance, informativeness = numpy.zeros((3, 4)), []
    for k in range(3):
        targets = [factors[:, k]] if k < 2 else [(kind == c).astype(float) for c in range(3)]
        error = spread = 0
        for target in targets:
            y_mean, y_deviation = target[fitted].mean(), target[fitted].std()
            fit = Lasso(alpha=ALPHA, fit_intercept=False, tol=1e-14, max_iter=100000)
            fit.fit(x, (target[fitted] - y_mean) / y_deviation)
            importance[k] += abs(fit.coef_)
            error += ((target[held_out] - y_mean - y_deviation * fit.predict(x_held_out)) ** 2).sum()
            spread += ((target[held_out] - y_mean) ** 2).sum()
        informativeness.append(1 - error / spread)

    def concentration(rows):
        shares = rows / rows.sum(1, keepdims=True)
        logs = numpy.log(numpy.where(shares > 0, shares, 1))
        return 1 + (shares * logs).sum(1) / numpy.log(rows.shape[1])

    weights = importance.sum(0) / importance.sum()
    used = weights > 0
    return {"importance": importance.tolist(),
            "disentanglement": float((weights[used] * concentration(importance.T[used])).sum()),
            "completeness": float(concentration(importance).mean()),
            "informativeness": float(numpy.mean(informativeness))}


def table(measure):
    return [[float(measure[k](codes[:, j], factors[:, k])) for j in range(4)] for k in range(3)]


# --- Fréchet distance

first = exact(random.normal(size=(50, 5)) @ random.normal(size=(5, 5)) + 1)
second = exact(random.normal(size=(40, 5)) @ random.normal(size=(5, 5)) * 0.7)
few = exact(random.normal(size=(4, 5)))


def frechet(a, b, trace):
    s, t = numpy.cov(a.T), numpy.cov(b.T)
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + numpy.trace(s) + numpy.trace(t) - 2 * trace(s @ t))


def trace_by_root(product):
    return numpy.trace(sqrtm(product)).real


def trace_by_eigenvalues(product):
    """For a product without an inverse, whose root sqrtm finds with few digits only."""
    return numpy.sqrt(numpy.clip(numpy.linalg.eigvals(product).real, 0, None)).sum()


# --- anomaly scores: 60 samples, many equal scores

anomalous = random.uniform(size=60) < 0.3
scores = numpy.round(random.normal(size=60) + 1.2 * anomalous, 1)
false_rates, true_rates, _ = roc_curve(anomalous, scores, drop_intermediate=False)
allowed = [0, 0.05, 0.1, 0.25, 0.5, 0.9]

# --- the rest

means, log_variances = exact(random.normal(size=(6, 3))), exact(random.normal(size=(6, 3)))
normal = torch.distributions.Normal
divergence = torch.distributions.kl_divergence(
    normal(torch.tensor(means), torch.tensor(log_variances / 2).exp()), normal(torch.zeros(6, 3).double(), 1.0))
directions = random.normal(size=(2, 6))
directions /= numpy.linalg.norm(directions, axis=1, keepdims=True)
neighbors = {}
for metric in ["euclidean", "cosine"]:
    distances, indices = NearestNeighbors(metric=metric, algorithm="brute").fit(codes[20:]).kneighbors(codes[:5], 4)
    neighbors[metric] = {"indices": indices.tolist(), "distances": distances.tolist()}



def principal(data, count):
    """Components with their largest value positive; scores of other data than they are of."""
    pca = PCA(count, svd_solver="full").fit(data)
    signs = numpy.sign([row[numpy.abs(row).argmax()] for row in pca.components_])
    places = pca.transform(second) * signs
    rest = second - pca.inverse_transform(pca.transform(second))
    return {"variances": pca.explained_variance_.tolist(), "directions": (pca.components_ * signs[:, None]).ravel().tolist(),
            "places": places.ravel().tolist(), "errors": (rest ** 2).sum(1).tolist()}


goldens = {
    "codes": listed(codes), "factors": listed(factors), "bins": BINS, "alpha": ALPHA,
    "mig": table([information] * 3), "sap": table([by_line, by_line, by_thresholds]), "dci": dci(),
    "features": {"first": listed(first), "second": listed(second), "few": listed(few)},
    "frechet": {"first, second": frechet(first, second, trace_by_root),
                "first, few": frechet(first, few, trace_by_eigenvalues)},
    "scores": scores.tolist(), "anomalous": anomalous.tolist(),
    "auroc": roc_auc_score(anomalous, scores), "averagePrecision": average_precision_score(anomalous, scores),
    "allowed": allowed, "found": [float(true_rates[false_rates <= rate].max()) for rate in allowed],
    "means": listed(means), "logVariances": listed(log_variances), "kl": divergence.mean(0).tolist(),
    "directions": directions.tolist(), "arc": geometric_slerp(directions[0], directions[1], numpy.linspace(0, 1, 5)).tolist(),
    "neighbors": neighbors, "principal": {"first": principal(first, 3), "few": principal(few, 3)},
}
path = pathlib.Path(__file__).resolve().parent / "goldens.json"
path.write_text("{\n" + ",\n".join(f'  "{name}": {json.dumps(value)}' for name, value in goldens.items()) + "\n}\n")
