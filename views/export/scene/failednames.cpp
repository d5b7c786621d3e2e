// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/export/scene/failednames.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace awaitscope {

namespace {

constexpr qreal TextSize = 12, LineHeight = 14, EdgeRoom = 8, Before = 27, After = 10;

bool isUnretrieved(Fate fate)
{
    return fate == Fate::Pending || fate == Fate::Lost;
}

QString textOf(const TraceStore &store, const FailedName &name)
{
    const QString text = store.displayName(name.lane);
    return name.others > 0 ? QCoreApplication::translate("Export", "%1 and %2 more").arg(text).arg(name.others) : text;
}

} // namespace

std::vector<FailedName> placeFailedNames(const TraceStore &store, const RowMiddle &middleOf, qreal height)
{
    std::map<qreal, FailedName> placed;
    for (const bool unretrieved : {true, false}) {
        for (const LedgerEntry &entry : store.ledger()) {
            if (isUnretrieved(entry.fate) != unretrieved || entry.fate == Fate::Replaced || entry.lane >= store.lanes().size())
                continue;
            const auto middle = middleOf(entry.lane);
            if (!middle)
                continue;
            const qreal y = std::clamp(*middle, EdgeRoom, std::max(height - EdgeRoom, EdgeRoom));
            const auto near = placed.upper_bound(y - LineHeight);
            if (near != placed.end() && near->first < y + LineHeight)
                ++near->second.others;
            else
                placed.emplace(y, FailedName{entry.lane, y, entry.fate, 0});
        }
    }
    std::vector<FailedName> out;
    for (const auto &[y, name] : placed)
        out.push_back(name);
    return out;
}

qreal failedNamesWidth(const TraceStore &store, const std::vector<FailedName> &names, const TextMeasure &measure)
{
    qreal widest = 0;
    for (const FailedName &name : names)
        widest = std::max(widest, measure(textOf(store, name), TextSize, false));
    return widest > 0 ? std::ceil(Before + widest + After) : 0;
}

void addFailedNames(const TraceStore &store, const std::vector<FailedName> &names, DisplayList &list)
{
    for (const FailedName &name : names) {
        const ItemRef ref{ItemRef::Kind::Lane, name.lane, NoIndex, 1};
        const qreal y = list.names.top() + name.y;
        GlyphItem sign;
        sign.center = {list.names.left() + 16, y};
        sign.size = 12;
        sign.glyph = isUnretrieved(name.fate) ? Glyph::Warning : Glyph::Cross;
        sign.color = isUnretrieved(name.fate) ? ColorRole::Pending : ColorRole::Raised;
        sign.ground = ColorRole::None;
        list.items.push_back({sign, ref, Clip::Names});
        TextItem text;
        text.rect = QRectF(list.names.left() + Before, y - 9, list.names.width() - Before - After, 18);
        text.text = textOf(store, name);
        text.pixelSize = TextSize;
        list.items.push_back({text, ref, Clip::Names});
    }
}

} // namespace awaitscope
