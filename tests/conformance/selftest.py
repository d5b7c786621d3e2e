#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that the conformance tests can fail: every kind of wrong trace is detected, and a failing task set is reduced."""
import os
import stat
import sys
import tempfile
import unittest

import differential
import golden
import program as under_test
import shrink
from program import HERE, Program, oracle


def stored(name):
    return oracle.load_trace(os.path.join(HERE, "scenarios", name + ".jsonl"))


class Differences(unittest.TestCase):
    def setUp(self):
        self.trace = stored("seed/a1_s2_gather_fail_fast")

    def changed(self, change):
        other = [dict(event) for event in self.trace]
        change(other)
        return under_test.difference(self.trace, other)

    def test_equal_traces_are_equal(self):
        self.assertIsNone(self.changed(lambda trace: None))

    def test_sees_a_missing_event(self):
        self.assertIn("first difference at event 4", self.changed(lambda trace: trace.pop(5)))

    def test_sees_an_event_too_many(self):
        self.assertIn("end of trace", self.changed(lambda trace: trace.append(trace[-1])))

    def test_sees_two_events_swapped(self):
        self.assertIsNotNone(self.changed(lambda trace: trace.insert(5, trace.pop(6))))

    def test_sees_another_time(self):
        self.assertIsNotNone(self.changed(lambda trace: trace[7].update(t=trace[7]["t"] + 1)))

    def test_sees_another_iteration(self):
        self.assertIn("fields: n", self.changed(lambda trace: trace[7].update(n=trace[7]["n"] + 1)))

    def test_sees_a_field_too_many(self):
        self.assertIsNotNone(self.changed(lambda trace: trace[7].update(extra=1)))

    def test_the_meta_line_does_not_count(self):
        self.assertIsNone(self.changed(lambda trace: trace[0].update(python="none")))


class Programs(unittest.TestCase):
    def program(self, script):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "runscenario")
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + script)
        os.chmod(path, stat.S_IRWXU)
        return Program(path, python=None)

    def verdict(self, script):
        path = golden.scenarios("seed")[0]
        return golden.judge(self.program(script), path, "3.11")[0]

    def test_passes_a_program_that_prints_the_trace(self):
        self.assertEqual(self.verdict('cat "${1%.json}.jsonl"'), "ok")

    def test_sees_a_program_that_prints_nothing(self):
        self.assertEqual(self.verdict("exit 0"), "different")

    def test_sees_a_program_that_stops_early(self):
        self.assertEqual(self.verdict('head -5 "${1%.json}.jsonl"'), "different")

    def test_sees_a_crash(self):
        self.assertEqual(self.verdict("kill -SEGV $$"), "broken")

    def test_sees_a_refusal(self):
        self.assertEqual(self.verdict("echo 'unknown step' >&2; exit 2"), "refused")

    def test_sees_what_is_no_trace(self):
        self.assertEqual(self.verdict("echo hello"), "broken")

    def test_an_eager_scenario_must_be_refused_by_name(self):
        path = os.path.join(HERE, "scenarios", "constructs", "eager_order.json")
        self.assertEqual(golden.judge(self.program("echo 'needs Python 3.12' >&2; exit 2"), path, "3.11")[0], "ok")
        self.assertEqual(golden.judge(self.program("exit 2"), path, "3.11")[0], "different")
        self.assertEqual(golden.judge(self.program('cat "${1%.json}.py312.jsonl"'), path, "3.11")[0], "different")
        self.assertEqual(golden.judge(self.program('cat "${1%.json}.py312.jsonl"'), path, "3.12")[0], "ok")

    def test_each_version_has_the_newest_trace_that_is_stored(self):
        path = os.path.join(HERE, "scenarios", "constructs", "shield_inner_fails_later.json")
        names = [os.path.basename(under_test.stored_trace(path, version)) for version in under_test.VERSIONS]
        self.assertEqual(names, ["shield_inner_fails_later.jsonl"] * 3 + ["shield_inner_fails_later.py314.jsonl"])
        self.assertEqual(golden.judge(self.program('cat "${1%.json}.jsonl"'), path, "3.13")[0], "ok")
        self.assertEqual(golden.judge(self.program('cat "${1%.json}.jsonl"'), path, "3.14")[0], "different")


class Shrinking(unittest.TestCase):
    def test_keeps_only_what_the_failure_needs(self):
        def loses_an_exception(scenario):
            trace = differential.reference(scenario)
            return trace is not None and any(event["event"] == "never_retrieved" for event in trace)

        scenario = next(scenario for scenario in (oracle.generate(seed, "default") for seed in range(1, 100))
                        if loses_an_exception(scenario))
        shorter = shrink.shrink(scenario, loses_an_exception, seconds=30)
        self.assertTrue(loses_an_exception(shorter))
        steps = [node for _, node in shrink.nodes(shorter["coros"]) if isinstance(node, dict) and "op" in node]
        self.assertLessEqual(len(steps), 3, shorter)

    def test_never_loses_a_failure(self):
        scenario = oracle.generate(1, "default")
        self.assertEqual(shrink.shrink(scenario, lambda shorter: shorter == scenario, seconds=5), scenario)


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main()
