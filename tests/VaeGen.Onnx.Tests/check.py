"""Checks ONNX files, and that the shapes that follow from their nodes are the declared ones: a line a file, 'FILE ok' or 'FILE' and what is wrong."""
import sys

import onnx

for path in sys.argv[1:]:
    try:
        onnx.checker.check_model(path, full_check=True)
        print(f"{path} ok")
    except Exception as error:
        print(path, " ".join(str(error).split()))
