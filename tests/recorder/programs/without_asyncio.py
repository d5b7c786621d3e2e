# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that never needs asyncio."""
import sys
print("asyncio" in sys.modules, "sitecustomize" in sys.modules)
if "asyncio" not in sys.modules:  # the runner of the tests may need it
    print([name for name in sys.modules if "awaitscope" in name])
print([entry for entry in sys.path if "resources" in entry or "awaitscope" in entry])
