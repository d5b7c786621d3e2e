// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <cstddef>
#include <cstdint>

// GCC calls a function at every edge of the program; libFuzzer needs an array of counters. Each element counts the edges whose
// addresses hash to it.

extern "C" void __sanitizer_cov_8bit_counters_init(std::uint8_t *start, std::uint8_t *stop);
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_cmpf(float, float);
extern "C" void __sanitizer_cov_trace_cmpd(double, double);

namespace {

constexpr int Bits = 17;
std::uint8_t counters[std::size_t(1) << Bits]; // libFuzzer scans all of it after every input

[[gnu::constructor]] void announce()
{
    __sanitizer_cov_8bit_counters_init(counters, counters + sizeof counters);
}

} // namespace

void __sanitizer_cov_trace_pc()
{
    const auto edge = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
    std::uint8_t &counter = counters[(edge * 0x9E3779B97F4A7C15U) >> (64 - Bits)];
    if (counter != 255)
        ++counter;
}

// Of numbers that are not whole, clang reports no comparisons, so libFuzzer does not know these.
void __sanitizer_cov_trace_cmpf(float, float)
{
}

void __sanitizer_cov_trace_cmpd(double, double)
{
}
