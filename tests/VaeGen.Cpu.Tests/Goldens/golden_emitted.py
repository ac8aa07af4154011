"""Convolutional models as the generator emits them, and what two steps of Adam make of them."""

import math

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

nn = torch.nn
LATENT = 3


def identity(channels):
    return nn.Identity()


class Block(nn.Module):
    """h <- a(h + n(c(a(n(c(h)))))) with 3x3 convolutions."""

    def __init__(self, channels, norm, bias):
        super().__init__()
        self.a = nn.Conv2d(channels, channels, 3, padding=1, bias=bias)
        self.aNorm = norm(channels)
        self.b = nn.Conv2d(channels, channels, 3, padding=1, bias=bias)
        self.bNorm = norm(channels)

    def forward(self, h, activation):
        return activation(h + self.bNorm(self.b(activation(self.aNorm(self.a(h))))))


class Emitted(nn.Module):
    """Layers in the order in which the emitted constructor makes them: encoder, latent, decoder, each with its norm and its block after it."""

    def __init__(self, shape, channels, window, output_padding, units, activation=F.relu, norm=identity, blocks=False, bias=True):
        super().__init__()
        self.shape, self.activation = shape, activation
        sides = [shape[1:]]
        for before, after in zip([shape[0], *channels], channels):
            self.stage("encoder", nn.Conv2d(before, after, *window, bias=bias), norm(after), blocks and Block(after, norm, bias))
            sides.append([(side + 2 * window[2] - window[0]) // window[1] + 1 for side in sides[-1]])
        self.smallest = (channels[-1], *sides[-1])
        features = math.prod(self.smallest)
        self.stage("encoder", nn.Linear(features, units, bias=bias), norm(units))
        self.latentMean, self.latentLogVariance = nn.Linear(units, LATENT), nn.Linear(units, LATENT)
        self.stage("decoder", nn.Linear(LATENT, units, bias=bias), norm(units))
        # a map's bias is of single pixels and its norm of channels, so that it keeps its bias under batch norm
        self.stage("decoder", nn.Linear(units, features), norm(channels[-1]), blocks and Block(channels[-1], norm, bias))
        for before, after, more in zip(channels[::-1], channels[-2::-1], output_padding):
            self.stage("decoder", nn.ConvTranspose2d(before, after, *window, output_padding=more, bias=bias), norm(after), blocks and Block(after, norm, bias))
        self.reconstruction = nn.ConvTranspose2d(channels[0], shape[0], *window, output_padding=output_padding[-1])

    def stage(self, half, layer, norm, block=None):
        name = f"{half}{sum(name.startswith(half) and name[len(half):].isdigit() for name, _ in self.named_children())}"
        self.add_module(name, layer)
        self.add_module(name + "Norm", norm)
        if block:
            self.add_module(name + "Block0", block)

    def run(self, half, h):
        children = dict(self.named_children())
        for i in range(len(children)):
            name = f"{half}{i}"
            if name in children:
                layer = children[name]
                h = layer(h.flatten(1) if isinstance(layer, nn.Linear) else h)
                if (half, i) == ("decoder", 1):
                    h = h.reshape(-1, *self.smallest)
                h = self.activation(children[name + "Norm"](h))
                if name + "Block0" in children:
                    h = children[name + "Block0"](h, self.activation)
        return h

    def encode(self, x):
        h = self.run("encoder", x.reshape(-1, *self.shape))
        return self.latentMean(h), self.latentLogVariance(h)

    def decode(self, z):
        return self.reconstruction(self.run("decoder", z)).flatten(1)

    def forward(self, x):
        mean, log_variance = self.encode(x)
        sigma = (0.5 * log_variance).exp()
        return self.decode(mean + sigma * torch.randn_like(sigma)), mean, log_variance


def bernoulli(decoded, x):
    return F.binary_cross_entropy_with_logits(decoded, x, reduction="sum") / len(x)


def gaussian(variance):
    return lambda decoded, x: -torch.distributions.Normal(decoded, math.sqrt(variance)).log_prob(x).sum() / len(x)


def groups(channels):
    """As many equal groups of at least four as there are."""
    return nn.GroupNorm(max(count for count in range(1, 33) if channels % count == 0 and channels // count >= 4), channels)


def batches(channels):
    return nn.BatchNorm2d(channels) if channels != 9 else nn.BatchNorm1d(channels)


MODELS = [
    ("convolutions",
     "[Input(7, 6)] [Encoder(Channels = [3, 4], Layers = [9])] [Latent(Dim = 3)]",
     lambda: Emitted((1, 7, 6), [3, 4], (4, 2, 1), [(1, 1), (1, 0)], 9), bernoulli),
    ("residual blocks and group norm",
     "[Input(2, 9, 7)] [Encoder(Channels = [8, 12], Kernel = 3, Blocks = 1, Layers = [8], Activation = Activation.Silu, Norm = Norm.Group)] [Latent(Dim = 3)]"
     " [Reconstruction(Likelihood.Gaussian, Variance = 0.5)]",
     lambda: Emitted((2, 9, 7), [8, 12], (3, 2, 1), [(0, 1), (0, 0)], 8, F.silu, groups, blocks=True), gaussian(0.5)),
    ("batch norm",
     "[Input(3, 8, 8)] [Encoder(Channels = [4, 6], Layers = [9], Activation = Activation.LeakyRelu, Norm = Norm.Batch)] [Latent(Dim = 3)]",
     lambda: Emitted((3, 8, 8), [4, 6], (4, 2, 1), [0, 0], 9, F.leaky_relu, batches, bias=False), bernoulli),
]


def emitted():
    """The samples; what the model makes of them before the first step: means of codes, and the decoder's output at these means; each step's total loss,
    reconstruction and KL divergence; the gradients of the first step; weights and running statistics after the last, by the emitted names.

    The weights are those of seed 1, the noise is that of seed 2, the steps are Adam's of 0.01.
    """
    golden = GoldenFile("emitted", weights=False)
    for name, declaration, make, reconstruction_loss in MODELS:
        torch.manual_seed(1)
        model = make()
        x = Numbers("unit")(5, math.prod(model.shape))
        model.eval()
        mean = model.encode(x)[0]
        case = {"name": name, "declaration": declaration, "x": golden.keep(x), "mean": golden.keep(mean), "decoded": golden.keep(model.decode(mean))}
        model.train()
        torch.manual_seed(2)
        optimiser = torch.optim.Adam(model.parameters(), lr=0.01)
        losses = []
        for step in range(2):
            optimiser.zero_grad()
            decoded, mean, log_variance = model(x)
            reconstruction = reconstruction_loss(decoded, x)
            kl = 0.5 * (mean.pow(2) + log_variance.exp() - 1 - log_variance).sum() / len(x)
            (reconstruction + kl).backward()
            losses.append(torch.stack([reconstruction + kl, reconstruction, kl]))
            if step == 0:
                case["gradients"] = {flat(key): golden.keep(value.grad.clone()) for key, value in model.named_parameters()}
            optimiser.step()
        case["losses"] = golden.keep(torch.stack(losses))
        case["state"] = {flat(key): golden.keep(value) for key, value in model.state_dict().items() if value.is_floating_point()}
        golden.cases.append(case)
    return golden


def flat(name):
    """encoder0Block0.aNorm.weight as the emitted encoder0Block0aNorm.weight."""
    return name.replace("Block0.", "Block0")
