// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fixes/fixedits.h"

// Changes for tasks that wait forever at a queue. As those of fixedits.h.

namespace awaitscope::fixedits {

//! After the last item, which the step \a put puts, None for each of \a consumers tasks; what they get at \a gets ends their loop, or them.
Changed endWithSentinel(const TaskSet &set, const QString &put, const QStringList &gets, int consumers);
//! What follows the get in its loop in a try that logs exceptions of that type; task_done() stays behind it.
Changed handleEachItem(const TaskSet &set, const QString &get, const QString &type);

} // namespace awaitscope::fixedits
