# SPDX-FileCopyrightText: 2026 The Awaitscope authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of wild.py with deadlines on the clock of the loop."""

LEAVES = "reschedule_at clock".split()
TREES = "timeout_at".split()


class WildLoop:
    """One method a kind of step, as in Wild."""

    def moment(self, place):
        if place.names and self.chance(0.25):
            return {"var": self.name(place, "value", "exc", "list")}
        return self.one(None, {"time()": []}, {"+": [{"time()": []}, self.one(1, 5, 20, -3)]}, {"+": [{"time()": []}, 10]})

    def make_clock(self, place):
        return {"op": "set", "as": self.bind(place, "value"), "value": self.moment(place)}

    def make_reschedule_at(self, place):
        if place.has("timeout") or self.chance(0.2):
            return {"op": "reschedule_at", "of": self.name(place, "timeout"), "at": self.moment(place)}

    def make_timeout_at(self, place):
        step = self.named({"op": "timeout_at", "at": self.moment(place)}, place, 0.6, "timeout", local=True)
        return {**step, "body": self.block(place.inner())}
