"""Golden files: what PyTorch computed, kept as safetensors so that tests read them without Python.

A file holds tensors "t0", "t1", ... (equal ones once), the weights "w.float32" and "w.float64", and in its
metadata one JSON list, "cases". How a case reads depends on the subject; an operation's is

    {"name": "exp, transposed", "op": "exp", "in": ["t3"], "view": ["transpose"], "out": "t4", "grad": ["t5"]}

"view" says how the operation's argument was made from the stored tensor ("" means: it is that tensor).
"grad" is there where the result is differentiable: the gradients of sum(result * w) with respect to the stored
tensors, w being the first values of the file's weights in the shape of the result. null stands for "not an
input one can differentiate".
"""

import json
import pathlib
import struct

import numpy
import torch

HERE = pathlib.Path(__file__).resolve().parent
DTYPES = {numpy.dtype("float32"): "F32", numpy.dtype("float64"): "F64",
          numpy.dtype("int64"): "I64", numpy.dtype("bool"): "BOOL"}

# The layouts a stored tensor can be seen through before an operation gets it; the tests know the same names.
VIEWS = {
    "": lambda x: x,
    "transpose": lambda x: x.transpose(-2, -1),
    "step": lambda x: x[..., ::2],
    "rows": lambda x: x[1:-1],
    "expand": lambda x: x.expand(4, *x.shape[1:]),
    "channels last": lambda x: x.permute(0, 3, 1, 2),
}


class GoldenFile:
    """Collects tensors and cases of one subject and writes them to <subject>.safetensors."""

    def __init__(self, subject, weights=True):
        self.subject = subject
        self.cases = []
        self.tensors = {}
        self.names = {}
        if weights:
            values = numpy.random.default_rng(7).standard_normal(4096).round(3)
            self.tensors["w.float32"] = values.astype("float32")
            self.tensors["w.float64"] = values

    def keep(self, tensor):
        """Stores a tensor and returns its name; one that is stored already is not stored twice."""
        array = numpy.ascontiguousarray(tensor.detach().numpy()).reshape(tuple(tensor.shape))
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.names:
            self.names[key] = f"t{len(self.names)}"
            self.tensors[self.names[key]] = array
        return self.names[key]

    def weight(self, like):
        values = torch.from_numpy(self.tensors["w.float64"][:like.numel()])
        return values.reshape(like.shape).to(like.dtype)

    def operation(self, op, function, inputs, layout, views=None, gradients=True):
        """Runs one operation on the inputs, seen through the views, and keeps its result and gradients."""
        views = views or [""] * len(inputs)
        leaves = [x.detach().clone().requires_grad_(gradients and x.is_floating_point()) for x in inputs]
        result = function(*[VIEWS[view](leaf) for view, leaf in zip(views, leaves)])
        case = {"name": f"{op}, {layout}", "op": op, "in": [self.keep(x) for x in leaves], "out": self.keep(result)}
        if any(views):
            case["view"] = views
        if result.requires_grad:
            (result * self.weight(result)).sum().backward()
            case["grad"] = [None if x.grad is None else self.keep(x.grad) for x in leaves]
        self.cases.append(case)

    def write(self):
        repeated = {case["name"] for case in self.cases if [c["name"] for c in self.cases].count(case["name"]) > 1}
        if repeated:
            raise ValueError(f"{self.subject}: case names must be unique, repeated: {sorted(repeated)}")
        header, offset = {"__metadata__": {"cases": json.dumps(self.cases, separators=(",", ":"))}}, 0
        for name, array in self.tensors.items():
            header[name] = {"dtype": DTYPES[array.dtype], "shape": list(array.shape),
                            "data_offsets": [offset, offset + array.nbytes]}
            offset += array.nbytes
        text = json.dumps(header, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 8)
        path = HERE / f"{self.subject}.safetensors"
        with open(path, "wb") as file:
            file.write(struct.pack("<Q", len(text)) + text)
            for array in self.tensors.values():
                file.write(array.tobytes())
        print(f"{path.name}: {len(self.cases)} cases, {path.stat().st_size:,} bytes")


class Numbers:
    """Seeded inputs: the same call always gives the same tensor, whatever was drawn before."""

    def __init__(self, kind="normal"):
        self.kind = kind

    def __call__(self, *shape, dtype=torch.float32, salt=0):
        seed = [salt, len(self.kind), *self.kind.encode(), *shape]
        draw = numpy.random.default_rng(seed)
        normal, uniform = draw.standard_normal(shape), draw.random(shape)
        values = {
            "normal": 2 * normal,
            "positive": numpy.abs(normal) + 0.1,
            "nonzero": numpy.copysign(numpy.abs(normal) + 0.3, normal),
            "unit": 0.02 + 0.96 * uniform,
            "above one": 1.05 + numpy.abs(normal),
            "open": 1.9 * (uniform - 0.5),
            # few distinct values, so that ties and equalities occur
            "ties": (2 * normal).round(),
            "bool": uniform < 0.5,
        }[self.kind]
        return torch.from_numpy(numpy.asarray(values)).to(torch.bool if self.kind == "bool" else dtype)
