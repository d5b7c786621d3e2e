// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/guidepages.h"

#include "model/formats/trace/eventlayout.h"
#include "model/program/file/exampleindex.h"
#include "model/program/file/tasksetreader.h"
#include "views/common/traceitems.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <map>

// The linker drops a resource in a static library unless something refers to it; that must be a function outside any namespace.
static void initGuideResources()
{
    Q_INIT_RESOURCE(guide);
}

namespace awaitscope {

namespace {

QByteArray contents(const QString &path)
{
    initGuideResources();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! The list of README.md in the folder: "## Group" and "- [Title](page.md)".
std::vector<GuidePage> readPages(const QString &folder)
{
    static const QRegularExpression entry(QStringLiteral("^- \\[([^\\]]+)\\]\\(([^)]+\\.md)\\)"));
    std::vector<GuidePage> pages;
    QString group;
    for (const QString &line : guideText(folder + QStringLiteral("README.md")).split(u'\n')) {
        if (line.startsWith(QLatin1String("## ")))
            group = line.mid(3);
        else if (const auto match = entry.match(line); match.hasMatch())
            pages.push_back({QDir::cleanPath(folder + match.captured(2)), match.captured(1), group});
    }
    return pages;
}

std::optional<quint32> laneCalled(const TraceStore &store, const QString &name)
{
    for (quint32 lane = 0; lane < store.lanes().size(); ++lane)
        if (store.displayName(lane) == name)
            return lane;
    return std::nullopt;
}

std::optional<EventKind> eventCalled(const QString &name)
{
    const auto layouts = eventLayouts();
    const auto found = std::find_if(layouts.begin(), layouts.end(), [wanted = name.toStdString()](const EventLayout &layout) { return layout.name == wanted; });
    return found == layouts.end() ? std::nullopt : std::optional(EventKind(found - layouts.begin()));
}

} // namespace

const std::vector<GuidePage> &guidePages(const QString &language)
{
    static std::map<QString, std::vector<GuidePage>> lists; // a reference to an element stays valid
    const QString english = QStringLiteral(":/docs/guide/"), own = english + language + u'/';
    const QString folder = guideText(own + QStringLiteral("README.md")).isEmpty() ? english : own;
    const auto found = lists.find(folder);
    return found != lists.end() ? found->second : lists.emplace(folder, readPages(folder)).first->second;
}

QString guideText(const QString &path)
{
    return QString::fromUtf8(contents(path));
}

Result<GuideExample> guideExample(const QUrl &url)
{
    const QString name = QFileInfo(url.path()).completeBaseName(), spot = url.fragment(QUrl::FullyDecoded);
    if (const QByteArray own = contents(QStringLiteral(":/docs/guide/examples/%1.taskset").arg(name)); !own.isEmpty()) {
        Result<TaskSet> set = readTaskSet(own);
        if (!set)
            return set.problems();
        return GuideExample{{}, *std::move(set), spot};
    }
    Result<TaskSet> set = readExample(name);
    if (!set)
        return set.problems();
    return GuideExample{name, *std::move(set), spot};
}

std::optional<ViewItem> itemAtSpot(const TraceStore &store, const QString &spot)
{
    const qsizetype colon = spot.lastIndexOf(u':');
    const std::optional<quint32> lane = laneCalled(store, spot.left(colon));
    if (!lane || colon < 0)
        return lane ? std::optional(ViewItem{ViewItem::Kind::Lane, *lane}) : std::nullopt;
    const std::optional<EventKind> kind = eventCalled(spot.mid(colon + 1));
    const auto &events = store.trace().events();
    for (quint32 i = 0; i < events.size(); ++i)
        if (events[i].kind == kind && events[i].subject == store.lanes()[*lane].task)
            return itemOfEvent(store, i);
    return std::nullopt;
}

QString headingAnchor(const QString &heading)
{
    static const QRegularExpression dropped(QStringLiteral("[^\\w\\- ]"), QRegularExpression::UseUnicodePropertiesOption);
    return heading.trimmed().toLower().remove(dropped).replace(u' ', u'-');
}

} // namespace awaitscope
