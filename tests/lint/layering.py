#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the direction app -> views -> model. A violation would compile, because all modules share one include path."""
import glob
import os
import re
import sys

import tree

# The modules from which a module may include, besides itself.
MAY_USE = {
    "model/text": set(),
    "model/program": set(),
    "model/trace": set(),
    "model/engine": {"model/program", "model/trace"},
    "model/formats": {"model/program", "model/trace"},
    "views/common": {"model/program", "model/trace", "model/engine", "model/formats"},
    "views/timeline": {"views/common", "model/program", "model/trace", "model/engine", "model/formats"},
    "views/panels": {"views/common", "model/program", "model/trace", "model/engine", "model/formats"},
    "views/editor": {"views/common", "model/program", "model/trace", "model/engine", "model/formats"},
    # Export paints the timeline's display list with the timeline's painter.
    "views/export": {"views/common", "views/timeline", "model/program", "model/trace", "model/engine", "model/formats"},
}
for modules in MAY_USE.values():
    modules.add("model/text")
MAY_USE["app"] = set(MAY_USE)
MAY_USE["tests"] = set(MAY_USE) | {"app"}
# External headers allowed in the model: Qt Core (the distribution's headers of that module), QCoro, JSON, POSIX.
QT_CORE = glob.glob(os.environ.get("QT_CORE_HEADERS", "/usr/include/*/qt6/QtCore"))
LIBRARIES = re.compile(r"^(?:qcoro\w*(?:\.h|/.*)?|QCoro\w*(?:/.*)?|QtCore(?:/.*)?|nlohmann/.*|simdjson\.h|sys/(?:mman|resource|stat|xattr)\.h|fcntl\.h|poll\.h|stdlib\.h|unistd\.h)$", re.I)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<[^>]+>|"[^"]+")', re.M)


def module_of(path):
    parts = path.split("/")
    if parts[0] in ("model", "views"):
        return "/".join(parts[:2])
    return parts[0]


def own(module, path, name):
    """What is wrong with including a header of the project, or None."""
    target = module_of(name)
    if target not in MAY_USE:
        if module == "tests" and name.startswith("tests/"):
            return None
        if name.endswith(".moc"):
            return None
        return f'include our own headers by their path from the root, not "{name}"'
    if target != module and target not in MAY_USE[module]:
        return f"{module} must not include {target}"
    return None


def foreign(module, name):
    """What is wrong with including an external header, or None."""
    if module_of(name) in MAY_USE:
        return f'include our own headers in quotes: "{name}"'
    if not module.startswith("model/"):
        return None
    standard = re.fullmatch(r"[a-z_0-9]+", name)
    qt_core = re.fullmatch(r"Q\w+", name) and any(os.path.exists(os.path.join(folder, name)) for folder in QT_CORE)
    if standard or qt_core or LIBRARIES.match(name):
        return None
    return f"the model needs no display and may use only Qt Core, QCoro, JSON and the standard library, not <{name}>"


def check(path, text):
    module = module_of(path)
    if module not in MAY_USE:
        return [(1, f"unknown module: {module}")]
    bad = []
    for match in INCLUDE.finditer(text):
        name = match.group(1)[1:-1]
        why = own(module, path, name) if match.group(1)[0] == '"' else foreign(module, name)
        if why:
            bad.append((text.count("\n", 0, match.start(1)) + 1, why))
    if path.endswith(".h") and "#pragma once" not in text:
        bad.append((1, "a header without #pragma once"))
    return bad


if __name__ == "__main__":
    if not QT_CORE:
        sys.exit("the folder of the Qt Core headers was not found: set QT_CORE_HEADERS")
    tree.main(check, tree.cpp_files())
