// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/engine/runlimits.h"

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace awaitscope {

quint64 RunLimits::defaultBytes()
{
    constexpr quint64 Most = quint64(2) << 30;
    quint64 memory = 4 * Most;
#ifdef Q_OS_UNIX
    if (const long pages = sysconf(_SC_PHYS_PAGES); pages > 0)
        memory = quint64(pages) * quint64(sysconf(_SC_PAGESIZE));
    rlimit allowed{};
    if (getrlimit(RLIMIT_AS, &allowed) == 0 && allowed.rlim_cur != RLIM_INFINITY)
        memory = std::min<quint64>(memory, allowed.rlim_cur);
#endif
    return std::min(memory / 4, Most);
}

} // namespace awaitscope
