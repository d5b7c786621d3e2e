# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The interpreter that runs, and what a scenario needs of it."""
import json
import sys

PYVER = "%d.%d.%d" % sys.version_info[:3]


class GenError(Exception):
    pass


def needs_version(scen):
    text = json.dumps(scen.get("coros"))
    needed = 14 if '"eager_start": true' in text else 13 if '"op": "queue_shutdown"' in text or '"async": true' in text else 12 if scen.get("eager") else 11
    if sys.version_info < (3, needed):
        raise GenError("needs Python >= 3.%d (this is %s)" % (needed, PYVER))
