# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a recording (.awrec) in the plainest way, for the tests: docs/recording-format.md has the format."""
import collections
import struct

RECORD = struct.Struct("<qIIIIIHBB")
KINDS = ("? text place task begin name step done cancel frames retrieved lost unawaited destroyed object children callback raised_at "
         "handler loop end queue").split()
WAITS = "? yield task gather future object wait".split()
HOW = "? result exception flag cancel await gather collect swallow group wait shield wait_for shutdown main".split()
OUTCOMES = "succeeded raised cancelled".split()

Record = collections.namedtuple("Record", "time id a b c d aux flag kind")
# Tasks that asyncio.run makes for itself; a stored trace has no such tasks.
HELPERS = ("shutdown_asyncgens", "shutdown_default_executor")


class Recording:
    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read(4096)
            if data[:8] != b"AWREC\r\n\0":
                raise ValueError("no recording")
            ends = struct.unpack_from("<QQQQ", data, 48)  # the file may be larger, and sparse
            data += file.read(max(sum(ends[:2]), sum(ends[2:])) - 4096)
        self.flags = struct.unpack_from("<I", data, 12)[0]
        self.start = struct.unpack_from("<q", data, 16)[0]
        self.parent = struct.unpack_from("<I", data, 36)[0]
        tables, tables_size, first, size, self.dropped, self.laps, block = struct.unpack_from("<QQQQQQQ", data, 48)
        self.present = struct.unpack_from("<qq", data, 104)
        positions = list(range(tables, min(tables + tables_size, len(data)), 32))
        events = list(range(first, min(first + size, len(data)), 32))
        if self.laps:
            events = [p for p in events if p >= block + 65536] + [p for p in events if p < block + 65536]
        self.texts, parts, self.records, self.places = {0: ""}, {}, [], {}
        self.all_kinds = [data[p + 31] for p in positions + events]
        for p in positions + events:
            kind = data[p + 31]
            if kind == 1:
                number, count, last = struct.unpack_from("<IHB", data, p + 24)
                parts[number] = parts.get(number, b"") + data[p:p + count]
                if last:
                    self.texts[number] = parts.pop(number).decode("utf-8", "replace")
            elif kind:
                record = Record(*RECORD.unpack_from(data, p))._replace(kind=KINDS[kind])
                self.records.append(record)
                if record.kind == "place":
                    self.places[record.id] = record
        self.records = [r for r in self.records if r.kind != "place"]

    def of(self, *kinds):
        return [r for r in self.records if r.kind in kinds]

    def line(self, place):
        return self.places[place].c if place in self.places else 0

    def tasks(self):
        """Number -> label, as in the stored traces: the coroutine and the number of creation, or the given name."""
        begun = {r.id: r for r in self.of("begin")}
        labels, taken, count = {}, set(), 0
        for r in self.of("task"):
            begin = begun.get(r.id)
            coroutine = self.texts.get(begin.a, "") if begin else ""
            if coroutine.rsplit(".")[-1] in HELPERS:
                continue
            count += 1
            if coroutine == "_eager_main":  # of the emitted programs with eager tasks
                coroutine = "main"
            named = self.texts.get(begin.b, "") if begin else ""
            # The programs call a coroutine whose name is taken by the name and a "_".
            label = named or "%s#%d" % (coroutine.rsplit(".")[-1].rstrip("_") or "?", count)
            labels[r.id] = "%s#%d" % (label, count) if label in taken else label
            taken.add(label)
        return labels

    def fates(self):
        """What became of each task and its exception: sorted tuples that compare with those of a stored trace."""
        labels, found = self.tasks(), []
        for r in self.records:
            task = labels.get(r.id)
            if r.kind == "done" and task:
                words = (self.texts[r.b], self.texts[r.c]) if r.flag == 1 else ()
                if words[:1] == ("KeyError",):  # whose __str__ is the repr of the key; the traces have the key
                    words = words[0], words[1].strip("'")
                found.append((task, OUTCOMES[r.flag]) + words)
            elif r.kind == "retrieved" and task:
                found.append((task, "silenced" if HOW[r.flag] == "cancel" else "retrieved"))
            elif r.kind == "lost" and task:
                found.append((task, "never_retrieved"))
            elif r.kind == "destroyed" and task:
                found.append((task, "destroyed_pending"))
            elif r.kind == "unawaited":
                found.append((self.texts[r.id].rsplit(".")[-1], "never_awaited"))
        return sorted(found)


def fates_of_trace(events):
    """The same of a stored trace: a list of dictionaries."""
    found = []
    tasks = {e["task"] for e in events if e["event"] == "created"}
    for e in events:
        task, event = e.get("task"), e["event"]
        own = task in tasks
        if own and task.partition("#")[0].endswith(".aclose"):  # of a generator; in a recording that is the last part of a qualified name
            task = task.rsplit(".")[-1]
        if event in ("succeeded", "cancelled", "raised") and own:
            kind = e["exc"]["type"].rpartition(".")[2] if event == "raised" else ""  # a recording has no modules
            # The reference runner has a NameError of its own.
            words = ("NameError" if kind == "Unbound" else kind, e["exc"].get("msg") or "") if kind else ()
            found.append((task, event) + words)
        elif event in ("retrieved", "silenced", "never_retrieved", "destroyed_pending") and own:
            found.append((task, event))
        elif event == "never_awaited":
            found.append((e["coro"], event))
    return sorted(found)
