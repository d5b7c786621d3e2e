// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/program/grammar/taskset.h"
#include "model/text/result.h"
#include "model/trace/tracestore.h"
#include "views/common/viewstate.h"

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace awaitscope {

//! One page of the guide, which is compiled in from docs/guide.
struct GuidePage
{
    QString path; //!< ":/docs/guide/first-ten-minutes.md"
    QString title;
    QString group; //!< heading under which it is listed
};

//! All pages in the order of the list in docs/guide/README.md, which is not one of them; in another language that of
//! docs/guide/LANGUAGE/README.md, if there is one. Each list is read once.
const std::vector<GuidePage> &guidePages(const QString &language = QStringLiteral("en"));

//! The Markdown of a page or of another document that is compiled in; empty if there is none.
QString guideText(const QString &path);

//! What a link of the guide to a task set refers to. A fragment names a spot in its run: "#logger" is the lane with that name, and
//! "#logger:raised" the first event of that kind in it, by its name in recorded runs (docs/guide/trace-file.md).
struct GuideExample
{
    QString id; //!< of an example or template; empty for one that only the guide has
    TaskSet set;
    QString spot; //!< empty: none
};
//! The task set of \a url, which is resolved against the page; a problem if there is none.
Result<GuideExample> guideExample(const QUrl &url);

//! The item at a spot; none if the run has no such lane or event.
std::optional<ViewItem> itemAtSpot(const TraceStore &store, const QString &spot);

//! The name of a heading in links, as GitHub makes it: "Every key" is "every-key".
QString headingAnchor(const QString &heading);

} // namespace awaitscope
