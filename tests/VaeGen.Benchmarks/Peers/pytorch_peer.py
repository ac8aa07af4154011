"""PyTorch's side of the comparison: trains a reference VAE when a line on standard input says so, answers in JSON.

    round STEPS   train on for so many steps           {"imagesPerSecond": ..., "loss": ...}
    peak 0        the most memory held so far         {"bytes": ...}
    epoch SEED    one epoch of a fresh model           {"loss": ...}

At its best: the images are in memory as one tensor, a batch is a view of it, gradients are set to none rather than
filled with zeros, and the optimiser handles all parameters in one go (foreach), which is a little faster than one by one.
"""

import argparse
import json
import resource
import sys
import time


def answer(**values):
    print(json.dumps(values), flush=True)


try:
    import torch
    from reference_vae import Vae, conv28, conv64, loss_terms, read_digits
except ImportError as error:
    answer(missing=f"PyTorch for {sys.executable} ({error})")
    sys.exit()

def generated():
    """What PeerModel.Generated draws: the same values from the same seed."""
    torch.manual_seed(2)
    return torch.rand(512, 3, 64, 64)


# For each workload its model, its batch, and its images from the file of digits.
WORKLOADS = {
    "mlp": (Vae, 128, read_digits),
    "conv28": (conv28, 128, lambda path: read_digits(path).reshape(-1, 1, 28, 28)),
    "conv64": (conv64, 64, lambda path: generated()),
}


def train(model, optimiser, x):
    optimiser.zero_grad(set_to_none=True)
    loss = loss_terms(*model(x), x)[0]
    loss.backward()
    optimiser.step()
    return loss.item()


def fresh(make):
    model = make()
    return model, torch.optim.Adam(model.parameters(), lr=1e-3, foreach=True)


class Rounds:
    """A model that trains on, round after round, over the same images in their order."""

    def __init__(self, make, batch, images):
        torch.manual_seed(1)
        self.images, self.batch, self.next = images, batch, 0
        self.model, self.optimiser = fresh(make)

    def run(self, steps):
        total, start = 0.0, time.perf_counter()
        for _ in range(steps):
            if self.next + self.batch > len(self.images):
                self.next = 0
            total += train(self.model, self.optimiser, self.images[self.next:self.next + self.batch])
            self.next += self.batch
        seconds = time.perf_counter() - start
        answer(imagesPerSecond=steps * self.batch / seconds, loss=total / steps)


def epoch(make, batch, images, seed):
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    model, optimiser = fresh(make)
    total = 0.0
    for rows in order.split(batch):
        total += train(model, optimiser, images[rows]) * len(rows)
    answer(loss=total / len(images))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workload", choices=WORKLOADS, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--images", required=True)
    options = parser.parse_args()
    with open("/proc/self/maps") as maps:
        if "openblas-openmp" not in maps.read():
            answer(missing="OpenBLAS with OpenMP as PyTorch's BLAS")
            return
    torch.set_num_threads(options.threads)
    make, batch, read = WORKLOADS[options.workload]
    images = read(options.images)
    rounds = Rounds(make, batch, images)
    answer(version=torch.__version__)
    for line in sys.stdin:
        word, number = line.split()
        if word == "round":
            rounds.run(int(number))
        elif word == "peak":
            answer(bytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
        else:
            epoch(make, batch, images, int(number))


main()
