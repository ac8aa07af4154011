"""PyTorch's side of the comparison: trains the reference VAE when a line on standard input says so, answers in JSON.

    round STEPS   train on for so many steps           {"imagesPerSecond": ..., "loss": ...}
    epoch SEED    one epoch of a fresh model           {"loss": ...}

At its best: the digits are in memory as one tensor, a batch is a view of it, gradients are set to none rather than
filled with zeros, and the optimiser handles all parameters in one go (foreach), which is a little faster than one by one.
"""

import argparse
import json
import sys
import time


def answer(**values):
    print(json.dumps(values), flush=True)


try:
    import torch
    from reference_vae import Vae, loss_terms, read_digits
except ImportError as error:
    answer(missing=f"PyTorch for {sys.executable} ({error})")
    sys.exit()

BATCH = 128


def train(model, optimiser, x):
    optimiser.zero_grad(set_to_none=True)
    loss = loss_terms(*model(x), x)[0]
    loss.backward()
    optimiser.step()
    return loss.item()


def fresh():
    model = Vae()
    return model, torch.optim.Adam(model.parameters(), lr=1e-3, foreach=True)


class Rounds:
    """A model that trains on, round after round, over the same digits in file order."""

    def __init__(self, images):
        torch.manual_seed(1)
        self.images, self.next = images, 0
        self.model, self.optimiser = fresh()

    def run(self, steps):
        total, start = 0.0, time.perf_counter()
        for _ in range(steps):
            if self.next + BATCH > len(self.images):
                self.next = 0
            total += train(self.model, self.optimiser, self.images[self.next:self.next + BATCH])
            self.next += BATCH
        seconds = time.perf_counter() - start
        answer(imagesPerSecond=steps * BATCH / seconds, loss=total / steps)


def epoch(images, seed):
    torch.manual_seed(seed)
    order = torch.randperm(len(images))
    model, optimiser = fresh()
    total = 0.0
    for rows in order.split(BATCH):
        total += train(model, optimiser, images[rows]) * len(rows)
    answer(loss=total / len(images))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--images", required=True)
    options = parser.parse_args()
    with open("/proc/self/maps") as maps:
        if "openblas-openmp" not in maps.read():
            answer(missing="OpenBLAS with OpenMP as PyTorch's BLAS")
            return
    torch.set_num_threads(options.threads)
    images = read_digits(options.images)
    rounds = Rounds(images)
    answer(version=torch.__version__)
    for line in sys.stdin:
        word, number = line.split()
        if word == "round":
            rounds.run(int(number))
        else:
            epoch(images, int(number))


main()
