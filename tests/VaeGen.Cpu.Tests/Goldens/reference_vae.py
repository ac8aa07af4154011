"""The reference VAE of the goldens and the benchmarks: 784-400-(20, 20)-400-784, ReLU, Bernoulli on logits."""

import gzip

import numpy
import torch
import torch.nn.functional as F


class Vae(torch.nn.Module):
    """The layers are made in this order, which fixes what the seed gives each."""

    def __init__(self):
        super().__init__()
        self.encoder0 = torch.nn.Linear(784, 400)
        self.latentMean = torch.nn.Linear(400, 20)
        self.latentLogVariance = torch.nn.Linear(400, 20)
        self.decoder0 = torch.nn.Linear(20, 400)
        self.reconstruction = torch.nn.Linear(400, 784)

    def forward(self, x):
        h = F.relu(self.encoder0(x))
        mean, log_variance = self.latentMean(h), self.latentLogVariance(h)
        sigma = (0.5 * log_variance).exp()
        z = mean + sigma * torch.randn_like(sigma)
        return self.reconstruction(F.relu(self.decoder0(z))), mean, log_variance


def loss_terms(logits, mean, log_variance, x):
    reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / x.shape[0]
    kl = 0.5 * (mean.pow(2) + log_variance.exp() - 1 - log_variance).sum() / x.shape[0]
    return reconstruction + kl, reconstruction, kl


def read_digits(path, count=None):
    """The first pictures of an IDX file, plain or gzipped: float32 [count, 784] in [0, 1]."""
    with open(path, "rb") as file:
        content = file.read()
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    pixels = numpy.frombuffer(content, numpy.uint8, offset=16).reshape(-1, 784)[:count]
    return torch.from_numpy(pixels.astype("float32") / 255)
