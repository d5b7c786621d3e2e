// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include <cstring>

//! A bug that is planted here: when it is not found within seconds, the fuzzers do not see where they are.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr std::uint32_t Word = 0xC0FFEE42;
    constexpr std::size_t Least = 8;
    if (size < Least || data[0] != 'b' || data[1] != 'u' || data[2] != 'g' || data[3] != '!')
        return 0;
    std::uint32_t word = 0;
    std::memcpy(&word, data + 4, sizeof word);
    awaitscope::mustHold(word != Word);
    return 0;
}
