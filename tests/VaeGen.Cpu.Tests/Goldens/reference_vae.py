"""The reference VAEs of the goldens and the benchmarks, all Bernoulli on logits: one of dense layers, two of convolutions."""

import gzip

import numpy
import torch
import torch.nn.functional as F


class Vae(torch.nn.Module):
    """784-400-(20, 20)-400-784, ReLU. The layers are made in this order, which fixes what the seed gives each."""

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


class ConvolutionalVae(torch.nn.Module):
    """An encoder to so many features, a latent code, and a decoder, made in this order."""

    def __init__(self, encoder, features, latent, decoder):
        super().__init__()
        self.encoder = torch.nn.Sequential(*encoder())
        self.latentMean = torch.nn.Linear(features, latent)
        self.latentLogVariance = torch.nn.Linear(features, latent)
        self.decoder = torch.nn.Sequential(*decoder())

    def forward(self, x):
        h = self.encoder(x)
        mean, log_variance = self.latentMean(h), self.latentLogVariance(h)
        sigma = (0.5 * log_variance).exp()
        return self.decoder(mean + sigma * torch.randn_like(sigma)), mean, log_variance


def conv28():
    """1x28x28: convolutions 32 and 64 (4x4, stride 2, padding 1), dense 256, latent 16, mirrored; ReLU."""
    nn = torch.nn

    def encoder():
        yield from (nn.Conv2d(1, 32, 4, 2, 1), nn.ReLU(), nn.Conv2d(32, 64, 4, 2, 1), nn.ReLU(), nn.Flatten(), nn.Linear(3136, 256), nn.ReLU())

    def decoder():
        yield from (nn.Linear(16, 256), nn.ReLU(), nn.Linear(256, 3136), nn.ReLU(), nn.Unflatten(1, (64, 7, 7)),
                    nn.ConvTranspose2d(64, 32, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(32, 1, 4, 2, 1))

    return ConvolutionalVae(encoder, 256, 16, decoder)


def conv64():
    """3x64x64: convolutions 32-64-128-256 (3x3, stride 2, padding 1) with batch norm and leaky ReLU, latent 64, mirrored."""
    nn = torch.nn
    channels = [3, 32, 64, 128, 256]

    def encoder():
        for before, after in zip(channels, channels[1:]):
            yield from (nn.Conv2d(before, after, 3, 2, 1), nn.BatchNorm2d(after), nn.LeakyReLU(0.01))
        yield nn.Flatten()

    def decoder():
        yield from (nn.Linear(64, 4096), nn.Unflatten(1, (256, 4, 4)))
        for before, after in zip(channels[:1:-1], channels[-2:0:-1]):
            yield from (nn.ConvTranspose2d(before, after, 3, 2, 1, 1), nn.BatchNorm2d(after), nn.LeakyReLU(0.01))
        yield nn.ConvTranspose2d(32, 3, 3, 2, 1, 1)

    return ConvolutionalVae(encoder, 4096, 64, decoder)


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
