# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the lints check, and the common way in which they report."""
import os
import re
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
MODULES = ("app", "model", "views", "resources", "tests")
CPP = (".h", ".cpp")


def files(*endings):
    """Paths, relative to the root, of all files of the project, tracked or new, that git does not ignore."""
    try:
        listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard"],
                                capture_output=True, text=True, check=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):  # a tarball
        listed = [os.path.relpath(os.path.join(folder, name), ROOT)
                  for folder, _, names in os.walk(ROOT) for name in names]
        listed = [path for path in listed if not path.startswith(("build" + os.sep, ".git" + os.sep))]
    return sorted(path for path in set(listed)
                  if path.endswith(endings) and os.path.isfile(os.path.join(ROOT, path)))


def cpp_files():
    return [path for path in files(*CPP) if path.split("/")[0] in MODULES]


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def without_literals(text):
    """The text with comments and literals blanked out; offsets and lines are unchanged."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])*\'', re.S)
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def main(check, paths, of_all=()):
    """Runs check(path, text) -> [(line, message)] over the paths; exit status 1 if there is any finding. of_all: (path, line,
    message) of findings about all files together."""
    paths = sys.argv[1:] or paths
    found = 0
    for path, line, message in of_all:
        found += 1
        print(f"{path}:{line}: {message}")
    for path in paths:
        for line, message in check(path, read(path)):
            found += 1
            print(f"{path}:{line}: {message}")
    print(f"{len(paths)} files, {found} findings")
    if not paths:
        print("no files to check")
    sys.exit(1 if found or not paths else 0)
