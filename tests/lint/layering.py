#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the direction app -> views -> model, and that of the folders inside the modules. A violation would compile, because all
folders share one include path."""
import glob
import os
import re
import sys

import tree

# The folders from which a folder may include, besides itself. There is no cycle; the self-test checks that.
TEXT = ["model/text"]
TRACE = ["model/trace"]
GRAMMAR = ["model/program/grammar"]
PROGRAM = GRAMMAR + ["model/program/file", "model/program/query", "model/program/strategy", "model/program/hints"]
FORMATS = ["model/formats/foreign", "model/formats/recording", "model/formats/trace", "model/formats/program", "model/formats/program/python", "model/formats/program/cpp"]
ENGINE = ["model/engine/objects", "model/engine/compile", "model/engine/loop"]
PICTURE = ["views/common", "views/picture"]
EDITOR = ["views/common", "views/common/widgets", "model/edit"] + PROGRAM + TEXT
SEEN = PROGRAM + TRACE + ["model/words"] + TEXT  # what every view may include
MAY_USE = {
    "model/text": [],
    "model/trace": TEXT,
    "model/program/grammar": TEXT,
    "model/program/file": GRAMMAR + TEXT,
    "model/program/query": GRAMMAR + TEXT,
    "model/program/strategy": GRAMMAR + ["model/program/file", "model/program/query"] + TEXT,
    "model/program/hints": GRAMMAR + ["model/program/file", "model/program/query", "model/program/strategy"] + TEXT,
    "model/edit": PROGRAM + TEXT,
    "model/engine/objects": GRAMMAR + TRACE + TEXT,
    "model/engine/compile": ENGINE[:1] + GRAMMAR + TRACE + TEXT,
    "model/engine/loop": ENGINE[:2] + GRAMMAR + TRACE + TEXT,
    "model/engine/steps": ENGINE + GRAMMAR + TRACE + TEXT,
    "model/engine": ENGINE + ["model/engine/steps"] + GRAMMAR + TRACE + TEXT,
    "model/runs": ["model/engine", "model/program/strategy", "model/formats/recording"] + GRAMMAR + TRACE + TEXT,
    "model/words": TRACE + TEXT,
    "model/formats/foreign": TRACE + TEXT,
    "model/formats/recording": TRACE + TEXT,
    "model/formats/trace": ["model/words"] + TRACE + TEXT,
    "model/compare": ["model/formats/trace", "model/words"] + TRACE + TEXT,
    "model/formats/program": GRAMMAR + ["model/program/file"] + TEXT,
    "model/formats/program/python": ["model/formats/program"] + GRAMMAR + TEXT,
    "model/formats/program/cpp": ["model/formats/program", "model/formats/program/python"] + GRAMMAR + TEXT,
    "model/formats/program/cpp/runtime": ["model/formats/program/cpp"],
    "model/retell": GRAMMAR + TRACE + TEXT,
    "model/versions": ["model/engine", "model/compare"] + GRAMMAR + TRACE + TEXT,
    "model/fixes": ["model/engine", "model/words"] + PROGRAM + TRACE + TEXT,
    "views/common": SEEN,
    "views/common/code": ["views/common"] + TEXT,
    "views/common/widgets": ["views/common"] + TEXT,
    "views/picture": ["views/common", "model/edit"] + SEEN,
    "views/timeline/parts": PICTURE + ["model/edit"] + SEEN,
    "views/timeline/gestures": ["views/timeline/parts"] + PICTURE + SEEN,
    "views/timeline": ["views/timeline/parts", "views/timeline/gestures"] + PICTURE + SEEN,
    "views/comparison": PICTURE + ["model/compare"] + SEEN,
    "views/panels": ["views/common", "views/common/code", "views/common/widgets", "model/edit", "model/fixes"] + FORMATS + SEEN,
    "views/pythoneditor": ["views/common", "views/common/code", "views/common/widgets"] + TEXT,
    "views/editor/table": EDITOR,
    "views/editor/forms": EDITOR,
    "views/editor/advice": EDITOR,
    "views/editor/steps": ["views/editor/forms"] + EDITOR,
    "views/editor": ["views/editor/table", "views/editor/forms", "views/editor/advice", "views/editor/steps"] + EDITOR,
    "views/export/options": TRACE + TEXT,
    "views/export/embedding": ["views/export/options"] + TEXT,
    "views/export/scene": ["views/export/options", "model/compare"] + PICTURE + SEEN,
    "views/export/svg": ["views/export/options", "views/export/scene"] + PICTURE + SEEN,
    "views/export/raster": ["views/export/options", "views/export/embedding", "views/export/scene"] + PICTURE + SEEN,
}
EXPORT = ["views/export/" + folder for folder in ("options", "embedding", "scene", "svg", "raster")]
MAY_USE["views/export/pages"] = EXPORT + PICTURE + SEEN
MAY_USE["views/export"] = EXPORT + ["views/export/pages", "model/compare"] + PICTURE + FORMATS + SEEN
MAY_USE["views/export/dialog"] = ["views/export"] + MAY_USE["views/export"]
BELOW = list(MAY_USE)  # app may include all of these
MAY_USE["app/settings"] = BELOW
MAY_USE["app/document"] = BELOW
MAY_USE["app/runs"] = ["app/document"] + BELOW
MAY_USE["app/widgets"] = ["app/settings"] + BELOW
MAY_USE["app/compare"] = ["app/settings", "app/document", "app/runs", "app/widgets"] + BELOW
MAY_USE["app/python"] = ["app/compare", "app/settings", "app/document", "app/runs", "app/widgets"] + BELOW
MAY_USE["app/predict"] = ["app/compare", "app/document", "app/runs"] + BELOW
MAY_USE["app/cli"] = ["app/document", "app/runs"] + BELOW
MAY_USE["app/window"] = ["app/compare", "app/predict", "app/python", "app/settings", "app/document", "app/runs", "app/widgets"] + BELOW
MAY_USE["app"] = ["app/cli", "app/window"] + MAY_USE["app/window"]
MAY_USE["resources/cpp/awaitscope"] = []  # for the programs of others: nothing of ours
MAY_USE["resources/cpp/example"] = []
MAY_USE["tests"] = list(MAY_USE)
# Calls upwards, in the .cpp only: (file or folder, what it may include).
BACK = {
    ("model/engine/objects/future.cpp", "model/engine/loop"),  # releasing the last reference notifies the engine
    ("model/engine/loop", "model/engine/steps"),  # the loop starts and closes bodies
}
# External headers allowed in the model: Qt Core (the distribution's headers of that module), QCoro, JSON, POSIX.
QT_CORE = glob.glob(os.environ.get("QT_CORE_HEADERS", "/usr/include/*/qt6/QtCore"))
LIBRARIES = re.compile(r"^(?:qcoro\w*(?:\.h|/.*)?|QCoro\w*(?:/.*)?|QtCore(?:/.*)?|nlohmann/.*|simdjson\.h|sys/(?:mman|resource|stat|xattr)\.h|fcntl\.h|poll\.h|stdlib\.h|unistd\.h)$", re.I)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(<[^>]+>|"[^"]+")', re.M)


def module_of(path):
    folder = path.rpartition("/")[0]
    return "tests" if folder.split("/")[0] == "tests" else folder


def goes_back(path, module, target):
    return path.endswith(".cpp") and ((path, target) in BACK or (module, target) in BACK)


def own(module, path, name):
    """What is wrong with including a header of the project, or None."""
    target = module_of(name)
    if target not in MAY_USE:
        if module == "tests" and name.startswith("tests/"):
            return None
        if name.endswith(".moc"):
            return None
        return f'include our own headers by their path from the root, not "{name}"'
    if target != module and target not in MAY_USE[module] and not goes_back(path, module, target):
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
