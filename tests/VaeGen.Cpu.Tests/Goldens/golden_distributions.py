"""Distributions: densities, distribution functions, moments, entropies and draws."""

import torch
from torch import distributions as d

from golden_file import GoldenFile, Numbers

LOCATION = {"Normal": d.Normal, "LogNormal": d.LogNormal, "Laplace": d.Laplace, "Gumbel": d.Gumbel}


def drawn(create):
    """Seventeen draws of each, as a function of the parameters, from the stream of seed 3."""
    def draw(*parameters):
        torch.manual_seed(3)
        made = create(*parameters)
        return (made.rsample if made.has_rsample else made.sample)((17,))
    return draw


def distributions():
    golden = GoldenFile("distributions")
    normal, positive, unit = Numbers(), Numbers("positive"), Numbers("unit")

    def add(name, create, parameters, values, layout, probabilities=None, has_cdf=True, has_entropy=True):
        golden.operation(f"{name}.log_prob", lambda *x: create(*x[:-1]).log_prob(x[-1]), [*parameters, values], layout)
        golden.operation(f"{name}.mean", lambda *x: create(*x).mean, parameters, layout)
        golden.operation(f"{name}.variance", lambda *x: create(*x).variance, parameters, layout)
        golden.operation(f"{name}.stddev", lambda *x: create(*x).stddev, parameters, layout)
        if has_entropy:
            golden.operation(f"{name}.entropy", lambda *x: create(*x).entropy(), parameters, layout)
        if has_cdf:
            golden.operation(f"{name}.cdf", lambda *x: create(*x[:-1]).cdf(x[-1]), [*parameters, values], layout)
            golden.operation(f"{name}.icdf", lambda *x: create(*x[:-1]).icdf(x[-1]), [*parameters, probabilities], layout)
        golden.operation(f"{name}.rsample", drawn(create), parameters, layout)

    d.Distribution.set_default_validate_args(False)
    for dtype in (torch.float32, torch.float64):
        layout = str(dtype)[6:]
        loc, scale, inside = normal(3, 5, dtype=dtype), positive(5, dtype=dtype), unit(2, 3, 5, dtype=dtype)
        for name, create in LOCATION.items():
            values = (positive if name == "LogNormal" else normal)(2, 3, 5, dtype=dtype)
            add(name, create, [0.3 * loc, scale], values, layout, inside)
        add("Uniform", d.Uniform, [loc, loc.max() + scale], loc.max() * inside, layout, inside)
        add("Exponential", d.Exponential, [scale], positive(3, 5, dtype=dtype), layout, inside)
        add("HalfNormal", d.HalfNormal, [scale], positive(3, 5, dtype=dtype), layout, inside)
        bits = (inside > 0.5).to(dtype)
        add("Bernoulli", lambda p: d.Bernoulli(p), [unit(3, 5, dtype=dtype)], bits, layout, has_cdf=False)
        add("Bernoulli of logits", lambda l: d.Bernoulli(logits=l), [loc], bits, layout, has_cdf=False)
        triangle = torch.tril(normal(3, 4, 4, dtype=dtype), -1) + torch.diag_embed(positive(3, 4, dtype=dtype) + 0.5)
        covariance = triangle @ triangle.mT
        mean, points = normal(2, 3, 4, dtype=dtype), normal(2, 3, 4, dtype=dtype, salt=1)
        add("MultivariateNormal of a triangle", lambda m, t: d.MultivariateNormal(m, scale_tril=t), [mean, triangle], points, layout, has_cdf=False)
        add("MultivariateNormal of a covariance", lambda m, c: d.MultivariateNormal(m, c), [mean, covariance], points, layout, has_cdf=False)
        add("MultivariateNormal of a precision", lambda m, p: d.MultivariateNormal(m, precision_matrix=p), [mean, covariance + 3 * torch.eye(4, dtype=dtype)], points, layout, has_cdf=False)
        add("Independent", lambda m, s: d.Independent(d.Normal(m, s), 1), [loc, scale], normal(2, 3, 5, dtype=dtype), layout, has_cdf=False)
    return golden
