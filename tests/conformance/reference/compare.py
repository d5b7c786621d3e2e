# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares two traces."""
import collections
import json


def norm(trace, ignore, only=None):
    out = []
    for d in trace:
        if d.get("event") == "meta":
            continue
        if only and d.get("event") not in only:
            continue
        out.append({k: v for k, v in sorted(d.items()) if k not in ignore and v is not None})
    # 'retrieved' events of one moment carry no order of their own
    i = 0
    while i < len(out):
        j = i
        while j < len(out) and out[j].get("event") == "retrieved":
            j += 1
        if j - i > 1:
            out[i:j] = sorted(out[i:j], key=lambda d: json.dumps(d, sort_keys=True))
        i = max(j, i + 1)
    return out


def show(d):
    return json.dumps(d, separators=(",", ":")) if d is not None else "(end of trace)"


def compare(a, b, mode="exact", ignore=("n",), only=None):
    """Returns None when equal, else a readable description of the first difference."""
    A, B = norm(a, set(ignore), only), norm(b, set(ignore), only)
    if mode == "exact":
        for i in range(max(len(A), len(B))):
            x = A[i] if i < len(A) else None
            y = B[i] if i < len(B) else None
            if x != y:
                ctx = "".join("      = %s\n" % show(d) for d in A[max(0, i - 4):i])
                keys = "" if x is None or y is None else " (fields: %s)" % ", ".join(
                    sorted(k for k in set(x) | set(y) if x.get(k) != y.get(k)))
                return "first difference at event %d%s\n%s    A > %s\n    B > %s" % (i, keys, ctx, show(x), show(y))
        return None
    if mode == "per-task":
        def split(T):
            m = {}
            for d in T:
                m.setdefault(d.get("task"), []).append(d)
            return m
        SA, SB = split(A), split(B)
        for k in list(SA) + [k for k in SB if k not in SA]:
            r = compare(SA.get(k, []), SB.get(k, []), "exact", ignore)
            if r:
                return "task %s: %s" % (k, r)
        return None
    if mode == "by-time":
        def group(T):
            m = {}
            for d in T:
                m.setdefault(d.get("t"), collections.Counter())[json.dumps(d, sort_keys=True)] += 1
            return m
        GA, GB = group(A), group(B)
        for t in sorted(set(GA) | set(GB), key=lambda x: (x is None, x)):
            x, y = GA.get(t, collections.Counter()), GB.get(t, collections.Counter())
            if x != y:
                return "t=%s: only in A: %s; only in B: %s" % (t, list((x - y).elements())[:5], list((y - x).elements())[:5])
        return None
    raise ValueError(mode)
