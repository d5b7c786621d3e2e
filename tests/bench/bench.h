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
//! A figure is a ratio wherever it can be: both sides measured in the same run say more than seconds of some machine.
class Bench
{
public:
    Bench(int argc, char **argv);

    //! Whether anything below \a name was asked for: measure only then.
    bool wants(std::string_view name) const;
    //! Prints a figure, if it was asked for. Units in use: ratio, s, ms, us, bytes, count.
    void figure(std::string_view name, double value, std::string_view unit);
    //! Tells on standard error what a long run is doing, or why a figure is left out.
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
//! The least of \a runs: what others do to caches and memory only ever adds, and adds most to what needs most of both.
double leastCpu(int runs, const std::function<void()> &work);
//! Memory that is in use now, in bytes (resident set).
std::size_t residentBytes();
//! CPU seconds that CPython's asyncio needs for the plain program of this task set, without tracing; the median of
//! \a runs. Nothing when there is no Python to ask.
std::optional<double> cpythonCpu(const QByteArray &taskSetJson, int runs = 1);

} // namespace awaitscope
