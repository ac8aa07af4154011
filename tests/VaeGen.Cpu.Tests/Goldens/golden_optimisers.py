"""Optimisers: twenty steps each."""

import torch

from golden_file import GoldenFile, Numbers

OPTIMISERS = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.05),
    "SGD, momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "SGD, momentum, dampening": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, dampening=0.3),
    "SGD, nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True),
    "SGD, weight decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.5, weight_decay=0.1),
    "SGD, maximize": lambda p: torch.optim.SGD(p, lr=0.001, momentum=0.5, maximize=True),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.05),
    "Adam, defaults": torch.optim.Adam,
    "Adam, betas and epsilon": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=1e-3),
    "Adam, weight decay": lambda p: torch.optim.Adam(p, lr=0.05, weight_decay=0.1),
    "Adam, amsgrad": lambda p: torch.optim.Adam(p, lr=0.2, betas=(0.5, 0.6), amsgrad=True),
    "Adam, maximize": lambda p: torch.optim.Adam(p, lr=0.01, weight_decay=0.1, maximize=True),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05),
    "AdamW, weight decay": lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.3),
    "AdamW, amsgrad": lambda p: torch.optim.AdamW(p, lr=0.2, betas=(0.5, 0.6), amsgrad=True),
    "AdamW, maximize": lambda p: torch.optim.AdamW(p, lr=0.01, maximize=True),
    "Adamax": lambda p: torch.optim.Adamax(p, lr=0.05),
    "Adamax, weight decay": lambda p: torch.optim.Adamax(p, lr=0.05, betas=(0.8, 0.9), eps=1e-3, weight_decay=0.1),
    # 1.13 multiplies one momentum too many unless it steps all parameters together; 2.x never does
    "NAdam": lambda p: torch.optim.NAdam(p, lr=0.05, foreach=True),
    "NAdam, weight decay": lambda p: torch.optim.NAdam(p, lr=0.05, betas=(0.8, 0.9), weight_decay=0.1, momentum_decay=0.1, foreach=True),
    "RAdam": lambda p: torch.optim.RAdam(p, lr=0.05),
    "RAdam, weight decay": lambda p: torch.optim.RAdam(p, lr=0.05, betas=(0.8, 0.95), weight_decay=0.1),
    "RMSProp": lambda p: torch.optim.RMSprop(p, lr=0.02),
    "RMSProp, centered": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9, centered=True),
    "RMSProp, momentum": lambda p: torch.optim.RMSprop(p, lr=0.005, momentum=0.8, weight_decay=0.1),
    "RMSProp, centered, momentum": lambda p: torch.optim.RMSprop(p, lr=0.005, momentum=0.5, centered=True, eps=1e-4),
    "Adagrad": lambda p: torch.optim.Adagrad(p, lr=0.2),
    "Adagrad, decay": lambda p: torch.optim.Adagrad(p, lr=0.2, lr_decay=0.1, weight_decay=0.1, initial_accumulator_value=0.5, eps=1e-4),
    "Adadelta": torch.optim.Adadelta,
    "Adadelta, weight decay": lambda p: torch.optim.Adadelta(p, lr=0.5, rho=0.8, eps=1e-3, weight_decay=0.1),
    "Adadelta, maximize": lambda p: torch.optim.Adadelta(p, lr=0.5, maximize=True),
    "ASGD": lambda p: torch.optim.ASGD(p, lr=0.05),
    "ASGD, averaging": lambda p: torch.optim.ASGD(p, lr=0.05, lambd=0.01, alpha=0.5, t0=3, weight_decay=0.1),
    "Rprop": lambda p: torch.optim.Rprop(p, lr=0.05),
    "Rprop, etas": lambda p: torch.optim.Rprop(p, lr=0.1, etas=(0.3, 1.5), step_sizes=(0.01, 0.3)),
}

# In PyTorch's names and TorchSharp's; what is kept of the state after the last step.
STATES = {"exp_avg", "exp_avg_sq", "max_exp_avg_sq", "momentum_buffer", "exp_inf", "square_avg", "grad_avg", "acc_delta", "sum", "ax", "prev", "step_size"}


def optimisers():
    """20 steps on mean((x w + b - y)^2) + 0.01 sum(w^4); after step 10 the learning rate is halved.

    A third parameter takes no part in the loss: it has no gradient and must stay as it is, whatever decays.
    A case: {"name", "op", "in": [x, y, w, b, unused], "losses", "w", "b", "state": {name: tensor}}, the parameters
    after every step and the state of w after the last.
    """
    golden = GoldenFile("optimisers", weights=False)
    numbers = Numbers()
    for op, create in OPTIMISERS.items():
        for dtype in (torch.float32, torch.float64):
            # ASGD keeps its numbers in tensors of the default type, where TorchSharp keeps doubles.
            torch.set_default_dtype(torch.float64)
            x, y = numbers(9, 4, dtype=dtype), numbers(9, 3, dtype=dtype)
            start = [numbers(4, 3, dtype=dtype), numbers(3, dtype=dtype), numbers(2, dtype=dtype)]
            w, b, unused = [torch.nn.Parameter(p.clone()) for p in start]
            optimiser = create([w, b, unused])
            track = {"losses": [], "w": [], "b": []}
            for step in range(20):
                if step == 10:
                    optimiser.param_groups[0]["lr"] /= 2
                optimiser.zero_grad()
                loss = (x @ w + b - y).pow(2).mean() + 0.01 * w.pow(4).sum()
                loss.backward()
                optimiser.step()
                for name, value in (("losses", loss), ("w", w), ("b", b)):
                    track[name].append(value.detach().clone())
            torch.set_default_dtype(torch.float32)
            state = {name: golden.keep(value) for name, value in sorted(optimiser.state[w].items()) if name in STATES and value is not None}
            golden.cases.append({"name": f"{op}, {str(dtype)[6:]}", "op": op, "in": [golden.keep(t) for t in (x, y, *start)],
                                 **{name: golden.keep(torch.stack(values)) for name, values in track.items()}, "state": state})
    return golden
