# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a Python program that finds this directory through PYTHONPATH on a virtual clock, without a frame of its own in tracebacks.

AWAITSCOPE_CLOCK: "virtual", or empty for the real clock.
AWAITSCOPE_MAX_OUTPUT: bytes that may be printed before the program is stopped; empty: no limit.
AWAITSCOPE_MAX_TIME: milliseconds on the program's clock before it is stopped; empty: no limit.
The variables and the directory are removed, so child processes are ordinary ones. Then the sitecustomize that Python would
have found without this one runs.
"""
import os
import sys


def _prepare():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    rest = [p for p in os.environ.get("PYTHONPATH", "").split(os.pathsep) if p and os.path.abspath(p) != here]
    os.environ.pop("PYTHONPATH", None)
    if rest:
        os.environ["PYTHONPATH"] = os.pathsep.join(rest)
    clock = os.environ.pop("AWAITSCOPE_CLOCK", "")
    output = os.environ.pop("AWAITSCOPE_MAX_OUTPUT", "")
    limit = os.environ.pop("AWAITSCOPE_MAX_TIME", "")
    sys.path.insert(0, here)
    try:
        import awaitscope_clock
    finally:
        sys.path.remove(here)
    if output:
        awaitscope_clock.limit_output(int(output))
    if clock == "virtual":
        awaitscope_clock.install(int(limit) if limit else None)


def _next():
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import PathFinder
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        del sys.modules["sitecustomize"]
        raise ImportError("No module named 'sitecustomize'", name="sitecustomize")
    module = sys.modules["sitecustomize"] = module_from_spec(spec)
    spec.loader.exec_module(module)


_prepare()
_next()
