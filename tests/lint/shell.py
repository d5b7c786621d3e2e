#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shell scripts, checked by shellcheck."""
import tree
from outside import Outside


def paths():
    names = tree.files("dev", ".sh") + [path for path in tree.files("") if path.startswith(".ci/")]
    return sorted({path for path in names if tree.read(path).startswith(("#!/usr/bin/env bash", "#!/bin/bash", "#!/bin/sh"))})


OUTSIDE = Outside("shellcheck", ["--severity=warning", "--format=gcc"], paths)
check = OUTSIDE.check

if __name__ == "__main__":
    OUTSIDE.main()
