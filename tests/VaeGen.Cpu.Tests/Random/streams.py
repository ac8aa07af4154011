"""Prints the table of StreamTable.cs: what PyTorch's CPU generator gives for sequences of fills.

Made with PyTorch 1.13.1 (Debian python3-torch) on an x86-64 machine with AVX2:
    python3 streams.py > StreamTable.cs
"""
import torch

SIZES = [1, 7, 15, 16, 17, 31, 100, 1000]
F32, F64 = torch.float32, torch.float64

OPERATIONS = {
    "rand32": lambda n: torch.rand(n),
    "rand64": lambda n: torch.rand(n, dtype=F64),
    "uniform32": lambda n: torch.empty(n).uniform_(-0.1, 0.3),
    "uniform64": lambda n: torch.empty(n, dtype=F64).uniform_(-0.1, 0.3),
    "normal32": lambda n: torch.randn(n),
    "normal64": lambda n: torch.randn(n, dtype=F64),
    "scaled32": lambda n: torch.empty(n).normal_(2, 0.5),
    "scaled64": lambda n: torch.empty(n, dtype=F64).normal_(2, 0.5),
    "bernoulli32": lambda n: torch.empty(n).bernoulli_(0.3),
    "bernoulli64": lambda n: torch.empty(n, dtype=F64).bernoulli_(0.3),
    "draws32": lambda n: torch.bernoulli(torch.linspace(0, 1, n)),
    "draws64": lambda n: torch.bernoulli(torch.linspace(0, 1, n, dtype=F64)),
    "exponential32": lambda n: torch.empty(n).exponential_(1.5),
    "exponential64": lambda n: torch.empty(n, dtype=F64).exponential_(1.5),
    "integers": lambda n: torch.randint(-5, 1000, (n,)),
    "wide": lambda n: torch.randint(-(1 << 40), 1 << 41, (n,)),
    "permutation": lambda n: torch.randperm(n),
}

CASES = [(1, " ".join(f"{name}:{n}" for n in SIZES)) for name in OPERATIONS]
CASES += [(7, "permutation:5 permutation:100 permutation:30000 permutation:100000 rand32:3")]
CASES += [(1099511627781, "normal32:1 normal32:2 normal32:17 normal64:3 rand32:5 normal32:3 normal64:20 normal32:4")]
CASES += [(123, "bernoulli32:5 normal32:3 permutation:9 integers:4 wide:3 uniform32:700 scaled64:15 exponential32:2 normal32:2560")]
CASES += [(2 ** 64 - 3, "rand32:2 rand64:2 normal32:16")]

print("""namespace VaeGen.Cpu.Tests.Random;

// Printed by streams.py, which says with which PyTorch. Of every fill: the first, the middle and the last value, and the sum.
internal static class StreamTable
{
    internal static readonly (ulong Seed, string Fills, double[] Expected)[] Cases =
    [""")
for seed, fills in CASES:
    torch.manual_seed(seed)
    print(f"        ({seed}, \"{fills}\",\n        [")
    for fill in fills.split():
        name, n = fill.split(":")
        values = OPERATIONS[name](int(n))
        probes = [values[0].item(), values[int(n) // 2].item(), values[-1].item(), values.double().sum().item()]
        print("            " + ", ".join(repr(float(p)) for p in probes) + ",")
    print("        ]),")
print("    ];\n}")
