# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios and traces in files."""
import contextlib
import json
import sys

from .versions import GenError


def load(path):
    try:
        with (sys.stdin if path == "-" else open(path)) as fh:
            return json.load(fh)
    except ValueError as e:
        raise GenError("%s: not JSON: %s" % (path, e))


def dump(trace, fh):
    encode = json.JSONEncoder(separators=(",", ":")).encode
    for d in trace:
        fh.write(encode(d) + "\n")


def load_trace(path):
    out = []
    with (contextlib.nullcontext(sys.stdin) if path == "-" else open(path)) as fh:
        for ln, line in enumerate(fh, 1):
            line = line.strip()
            if not line:
                continue
            try:
                out.append(json.loads(line))
            except ValueError as e:
                raise SystemExit("%s:%d: not JSON: %s" % (path, ln, e))
    return out
