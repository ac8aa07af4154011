"""Learning-rate schedules: the rates and momenta of two parameter groups, step by step."""

import warnings

import torch
from torch.optim import lr_scheduler

from golden_file import GoldenFile

# What a metric may do: fall, stay, fall a little, rise.
METRICS = [10, 8, 8, 7.9995, 7.9, 9, 9, 9, 9, 7, 7, 7, 7, 7, 7.1, 7.2, 3, 3, 3, 3, 3, 3, 2.9999, 2.9999]

SCHEDULES = {
    "lambda": lambda o: lr_scheduler.LambdaLR(o, lambda step: 0.95 ** step),
    "multiplicative": lambda o: lr_scheduler.MultiplicativeLR(o, lambda step: 1 - 0.01 * step),
    "step": lambda o: lr_scheduler.StepLR(o, 3, 0.5),
    "multi step": lambda o: lr_scheduler.MultiStepLR(o, [2, 5, 9], 0.5),
    "constant": lambda o: lr_scheduler.ConstantLR(o, 0.5, 4),
    "linear": lambda o: lr_scheduler.LinearLR(o, 0.25, 1.0, 4),
    "exponential": lambda o: lr_scheduler.ExponentialLR(o, 0.9),
    "polynomial": lambda o: lr_scheduler.PolynomialLR(o, 7, 2.0),
    "polynomial, power 1": lambda o: lr_scheduler.PolynomialLR(o),
    "cosine": lambda o: lr_scheduler.CosineAnnealingLR(o, 6, 0.1),
    "one cycle": lambda o: lr_scheduler.OneCycleLR(o, 2.0, total_steps=24),
    "one cycle, linear": lambda o: lr_scheduler.OneCycleLR(o, [2.0, 3.0], epochs=4, steps_per_epoch=6, pct_start=0.4, anneal_strategy="linear", base_momentum=0.5, max_momentum=0.9, div_factor=10, final_div_factor=100),
    "one cycle, three phases": lambda o: lr_scheduler.OneCycleLR(o, 2.0, total_steps=24, pct_start=0.3, three_phase=True),
    "one cycle, rates alone": lambda o: lr_scheduler.OneCycleLR(o, 2.0, total_steps=24, cycle_momentum=False),
    "cyclic": lambda o: lr_scheduler.CyclicLR(o, 0.1, 1.0, step_size_up=4, cycle_momentum=False),
    "cyclic, triangular2": lambda o: lr_scheduler.CyclicLR(o, 0.1, [1.0, 2.0], step_size_up=3, step_size_down=5, mode="triangular2", cycle_momentum=False),
    "cyclic, own scale": lambda o: lr_scheduler.CyclicLR(o, 0.1, 1.0, step_size_up=4, scale_fn=lambda step: 0.9 ** step, scale_mode="iterations", cycle_momentum=False),
    "plateau": lambda o: lr_scheduler.ReduceLROnPlateau(o, factor=0.5, patience=2, cooldown=1, min_lr=0.05),
    "plateau, max, absolute": lambda o: lr_scheduler.ReduceLROnPlateau(o, "max", 0.3, 3, threshold=0.5, threshold_mode="abs", min_lr=[0.001, 0.2]),
    "sequential": lambda o: lr_scheduler.SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9), lr_scheduler.StepLR(o, 2, 0.5)], [3, 8]),
    "chained": lambda o: lr_scheduler.ChainedScheduler([lr_scheduler.ConstantLR(o, 0.1, 3), lr_scheduler.ExponentialLR(o, 0.9)]),
}


def schedules():
    """A case: {"name", "rates", "momenta"}, both [25, 2]; group 0 starts at a rate of 0.8, group 1 at 0.2.

    "name" ends in the optimiser: SGD with momentum 0.9, or Adam, whose first beta is the momentum.
    """
    golden = GoldenFile("schedules", weights=False)
    warnings.simplefilter("ignore")
    for name, create in SCHEDULES.items():
        for optimiser in ("SGD", "Adam"):
            groups = [{"params": [torch.nn.Parameter(torch.ones(1))], "lr": rate} for rate in (0.8, 0.2)]
            o = torch.optim.SGD(groups, lr=1, momentum=0.9) if optimiser == "SGD" else torch.optim.Adam(groups)
            schedule = create(o)
            rows = []
            for step in range(25):
                rows.append([[group["lr"], group["momentum"] if optimiser == "SGD" else group["betas"][0]] for group in o.param_groups])
                if step < 24:
                    o.step()
                    schedule.step(METRICS[step]) if "plateau" in name else schedule.step()
            table = torch.tensor(rows, dtype=torch.float64)
            golden.cases.append({"name": f"{name}, {optimiser}", "rates": golden.keep(table[..., 0]), "momenta": golden.keep(table[..., 1])})
    return golden
