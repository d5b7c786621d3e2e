# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lints that use tools of the distribution. A tool runs once, over prepared copies of all files."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

import tree

SKIPPED = 77  # the exit status for ctest, see CMakeLists.txt


class Outside:
    """command: gets the files as arguments, and prints FILE:LINE: MESSAGE. prepare(text): the text of the copy."""

    def __init__(self, tool, command, paths, prepare=lambda text: text):
        self.tool, self.command, self.paths, self.prepare = tool, command, paths, prepare

    def is_there(self):
        return shutil.which(self.tool) is not None

    def findings(self, texts):
        """{path: text} -> (path, line, message)."""
        with tempfile.TemporaryDirectory() as folder:
            for path, text in texts.items():
                copy = os.path.join(folder, path)
                os.makedirs(os.path.dirname(copy), exist_ok=True)
                with open(copy, "w", encoding="utf-8") as file:
                    file.write(self.prepare(text))
            result = subprocess.run([self.tool, *self.command, *sorted(texts)], capture_output=True, text=True, check=False, cwd=folder)
        found = False
        for line in (result.stdout + result.stderr).splitlines():
            match = re.match(r"(?:\./)?(.+?):(\d+):(?:\d+:)? *(.*)", line)
            if match:
                found = True
                yield match.group(1), int(match.group(2)), match.group(3)
        if result.returncode and not found:
            yield self.tool, 0, f"exit status {result.returncode}: {result.stderr.strip()}"

    def check(self, path, text):
        """For the self-test."""
        return [(line, message) for _, line, message in self.findings({path: text})]

    def main(self):
        if not self.is_there():
            print(f"{self.tool} is not installed")
            sys.exit(SKIPPED)
        paths = sys.argv[1:] or self.paths()
        found = list(self.findings({path: tree.read(path) for path in paths}))
        for path, line, message in found:
            print(f"{path}:{line}: {message}")
        print(f"{len(paths)} files, {len(found)} findings")
        sys.exit(1 if found or not paths else 0)
