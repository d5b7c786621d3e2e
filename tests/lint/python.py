#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Python of the project, checked by pyflakes. Not programs that are run as examples: those may be wrong on purpose."""
import re

import tree
from outside import Outside

EXAMPLES = re.compile(r"/(scenarios|programs|data|examples|fixtures)/")


def paths():
    return [path for path in tree.files(".py") if not EXAMPLES.search("/" + path)]


OUTSIDE = Outside("pyflakes3", [], paths)
check = OUTSIDE.check

if __name__ == "__main__":
    OUTSIDE.main()
