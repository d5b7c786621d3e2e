// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace awaitscope {

//! One benchmark program: `bench_NAME [PREFIX]` measures the figures whose names begin with PREFIX and prints each as
//! one JSON line, `{"name":"engine.growth_1e4_1e6","value":1.2,"unit":"ratio"}`. The names begin with NAME and a dot.
//!
//! A figure is a ratio wherever possible: two measurements of the same run are more meaningful than seconds on one machine.
class Bench
{
public:
    Bench(int argc, char **argv);

    //! Whether any figure below \a name was requested: measure only then.
    bool wants(std::string_view name) const;
    //! Prints a figure if it was requested. Units in use: ratio, s, ms, us, bytes, count.
    void figure(std::string_view name, double value, std::string_view unit);
    //! Reports on standard error what a long run is doing, or why a figure is missing.
    static void note(const std::string &text);
    //! Exit status: 0 when at least one figure was printed.
    int exitStatus() const { return m_printed ? 0 : 1; }

private:
    std::string m_prefix;
    int m_printed = 0;
};

//! CPU time of this process so far.
std::chrono::duration<double> cpuTime();
//! CPU seconds of \a work, the median of \a runs.
double medianCpu(int runs, const std::function<void()> &work);
//! The least of \a runs: interference by other processes only ever adds time, and adds most to what uses caches and memory most.
double leastCpu(int runs, const std::function<void()> &work);
//! Memory currently in use, in bytes (resident set).
std::size_t residentBytes();
//! CPU seconds that CPython's asyncio needs for the plain program of this task set, without tracing; the median of \a runs.
//! Nothing if there is no suitable Python.
std::optional<double> cpythonCpu(const QByteArray &taskSetJson, int runs = 1);

} // namespace awaitscope
