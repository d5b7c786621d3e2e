// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/trace/tasknaming.h"

#include <charconv>
#include <utility>

namespace awaitscope {

TaskNaming TaskNaming::of(std::string_view python)
{
    std::pair<int, int> version{11, 0};
    if (python.starts_with("3.")) {
        const char *const end = python.data() + python.size();
        const auto minor = std::from_chars(python.data() + 2, end, version.first);
        if (minor.ptr != end && *minor.ptr == '.')
            std::from_chars(minor.ptr + 1, end, version.second);
    }
    // 3.13.3 alone hands the name on to what makes eager tasks, as 3.14 does.
    const bool handsOn = version == std::pair{13, 3} || version.first >= 14;
    TaskNaming naming;
    naming.namedAreCounted = version.first < 13;
    naming.eagerAreNamedLate = version.first >= 12 && !handsOn;
    naming.eagerLoseTheirName = version.first == 13 && !handsOn;
    naming.eagerLoseTheirCoroutine = version.first >= 12;
    naming.waitForIsTimeout = version.first >= 12;
    naming.groupsKeepTheirTask = version < std::pair{12, 8} || (version >= std::pair{13, 0} && version < std::pair{13, 1});
    return naming;
}

} // namespace awaitscope
