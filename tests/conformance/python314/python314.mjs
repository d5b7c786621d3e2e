// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

// CPython 3.14, compiled to WebAssembly (npm package pyodide, see package.json), as a command:
//     npm install && node python314.mjs SCRIPT ARGS...
// Its asyncio is the real one, C tasks included; loops that really wait for the system do not work, a virtual clock does.
// The directories of the machine are reachable under their own paths, as far as the WebAssembly file system has not its own.
import { loadPyodide } from "pyodide";
import fs from "node:fs";
import path from "node:path";

const python = await loadPyodide({
  stdout: line => fs.writeSync(1, line + "\n"),
  stderr: line => fs.writeSync(2, line + "\n"),
});
const own = new Set(["dev", "proc", "lib", "sys"]);
for (const name of fs.readdirSync("/")) {
  const host = "/" + name;
  if (own.has(name) || !fs.statSync(host, { throwIfNoEntry: false })?.isDirectory()) continue;
  python.FS.mkdirTree(host);
  try { python.FS.mount(python.FS.filesystems.NODEFS, { root: host }, host); } catch { /* in use by Python itself */ }
}
python.FS.chdir(process.cwd());
const [script, ...rest] = process.argv.slice(2);
python.globals.set("_argv", python.toPy([path.resolve(script), ...rest]));
let status = 1;
try {
  python.runPython(`
import asyncio, os, runpy, sys
asyncio.events._set_running_loop(None)  # the embedding keeps one running
sys.argv = list(_argv)
sys.path.insert(0, os.path.dirname(sys.argv[0]))
sys.dont_write_bytecode = True
try:
    runpy.run_path(sys.argv[0], run_name="__main__")
    _status = 0
except SystemExit as e:
    if isinstance(e.code, int) or e.code is None:
        _status = e.code or 0
    else:
        print(e.code, file=sys.stderr)
        _status = 1
`);
  status = python.globals.get("_status");
} catch (error) {
  console.error(String(error).slice(0, 4000));
}
process.exit(status);
