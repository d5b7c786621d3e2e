# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the probe of Awaitscope in a Python program that finds this directory through PYTHONPATH.

Nothing happens unless AWAITSCOPE_RECORD names the recording to write, and nothing is imported before the program imports
asyncio: a child process that never does costs microseconds and leaves no file. Afterwards the sitecustomize that Python would have
found without this one runs as usual.
"""
import os
import sys


def _prepare():
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    if not os.environ.get("AWAITSCOPE_RECORD"):
        return

    def install():
        name = "awaitscope_probe"
        from _frozen_importlib import module_from_spec
        from _frozen_importlib_external import PathFinder
        try:
            spec = PathFinder.find_spec(name, [here])
            probe = sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(probe)
            probe.install(os.environ["AWAITSCOPE_RECORD"], os.environ.get("AWAITSCOPE_RECORD_OPTIONS", ""))
        except Exception:  # a recording that cannot be made must not stop the program
            sys.modules.pop(name, None)
            if os.environ.get("AWAITSCOPE_RECORD_DEBUG"):
                raise

    def uvloop():
        probe = sys.modules.get("awaitscope_probe")
        if probe is not None:
            probe.install_loop(sys.modules["uvloop"].Loop)

    actions = {"asyncio": install, "uvloop": uvloop}
    if "asyncio" in sys.modules:
        actions.pop("asyncio")()
    if "uvloop" in sys.modules:
        actions.pop("uvloop")()

    class Loader:
        """Does what the module's own loader does, then the action, and leaves no trace in the module."""

        def __init__(self, loader, action):
            self.loader, self.action = loader, action

        def create_module(self, spec):
            return self.loader.create_module(spec)

        def exec_module(self, module):
            module.__spec__.loader = module.__loader__ = self.loader
            self.loader.exec_module(module)
            self.action()

        def __getattr__(self, name):
            return getattr(self.loader, name)

    class Finder:
        @staticmethod
        def find_spec(name, path=None, target=None):
            action = actions.pop(name, None)
            if action is None:
                return None
            if not actions and Finder in sys.meta_path:
                sys.meta_path.remove(Finder)
            for finder in list(sys.meta_path):
                find = getattr(finder, "find_spec", None)
                spec = find(name, path, target) if find is not None and finder is not Finder else None
                if spec is not None:
                    if hasattr(spec.loader, "exec_module"):
                        spec.loader = Loader(spec.loader, action)
                    return spec
            return None

    if actions:
        sys.meta_path.insert(0, Finder)


def _next():
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import PathFinder
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is None or spec.loader is None:
        del sys.modules["sitecustomize"]
        raise ImportError("No module named 'sitecustomize'", name="sitecustomize")
    module = sys.modules["sitecustomize"] = module_from_spec(spec)
    spec.loader.exec_module(module)


_prepare()
_next()
