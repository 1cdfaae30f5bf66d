"""ONNX Runtime, which runs the sentence model, kept from reporting to its maker.

Of itself it looks for a server of its maker's as soon as it is loaded, tells it what runs where and how, and keeps a
number for this account in its home. It listens to one variable, and only before it is loaded: so everybody takes it
from here.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

__all__ = ["onnxruntime"]
