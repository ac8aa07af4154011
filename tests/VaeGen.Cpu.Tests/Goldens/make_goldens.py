#!/usr/bin/env python3
"""Makes the golden files beside this script: what PyTorch computes, for the tests of VaeGen.Cpu to compare with.

    apt-get install python3-torch libopenblas0-openmp
    /usr/bin/python3 make_goldens.py                  # all subjects
    /usr/bin/python3 make_goldens.py pointwise views  # some of them

Made with Debian's python3-torch 1.13.1, one thread, every input seeded: a second run writes the same bytes on the
same machine. That build has no MKL; builds with MKL draw Bernoulli values (and so dropout masks) from MKL's own
stream, not from the generator that torch.manual_seed sets, and cannot make the random subject.
The training subject reads the digits that examples/Digits ships.
"""

import sys

import torch

import golden_convolutions
import golden_layers
import golden_distributions
import golden_emitted
import golden_linalg
import golden_norms
import golden_operations
import golden_optimisers
import golden_paddings
import golden_picking
import golden_pooling
import golden_random
import golden_refusals
import golden_schedules
import golden_shapes
import golden_special
import golden_tensors
import golden_training

SUBJECTS = {
    "pointwise": golden_operations.pointwise,
    "broadcasting": golden_operations.broadcasting,
    "activations": golden_operations.activations,
    "losses": golden_operations.losses,
    "units": golden_layers.units,
    "layers": golden_layers.layers,
    "norms": golden_norms.norms,
    "pooling": golden_pooling.pooling,
    "resizing": golden_pooling.resizing,
    "reductions": golden_shapes.reductions,
    "views": golden_shapes.views,
    "matmul": golden_shapes.matmul,
    "special": golden_special.special,
    "linalg": golden_linalg.linalg,
    "convolutions": golden_convolutions.convolutions,
    "convolution layers": golden_paddings.convolution_layers,
    "paddings": golden_paddings.paddings,
    "rearranging": golden_tensors.rearranging,
    "statistics": golden_tensors.statistics,
    "products": golden_tensors.products,
    "picking": golden_picking.picking,
    "random": golden_random.streams,
    "init": golden_random.initialisers,
    "distributions": golden_distributions.distributions,
    "optimisers": golden_optimisers.optimisers,
    "schedules": golden_schedules.schedules,
    "promotion": golden_training.promotion,
    "refusals": golden_refusals.refusals,
    "training": golden_training.training,
    "emitted": golden_emitted.emitted,
}


def main(names):
    unknown = [name for name in names if name not in SUBJECTS]
    if unknown:
        sys.exit(f"no such subject: {', '.join(unknown)}; there are {', '.join(SUBJECTS)}")
    if torch.backends.mkl.is_available():
        sys.exit("this PyTorch is built with MKL, whose Bernoulli stream is its own: use Debian's python3-torch")
    torch.set_num_threads(1)
    for name in names or SUBJECTS:
        SUBJECTS[name]().write()


if __name__ == "__main__":
    main(sys.argv[1:])
