// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/durationtext.h"

#include <QCoreApplication>

#include <cmath>

namespace awaitscope {

namespace {

struct Unit
{
    qint64 ns;
    const char *symbol;
    const char *spoken;
    const char *spokenOnce; //!< of exactly one
};

constexpr Unit Units[] = {
    {1'000'000'000, "s", QT_TRANSLATE_NOOP("awaitscope::Duration", "seconds"), QT_TRANSLATE_NOOP("awaitscope::Duration", "second")},
    {1'000'000, "ms", QT_TRANSLATE_NOOP("awaitscope::Duration", "milliseconds"), QT_TRANSLATE_NOOP("awaitscope::Duration", "millisecond")},
    {1'000, "µs", QT_TRANSLATE_NOOP("awaitscope::Duration", "microseconds"), QT_TRANSLATE_NOOP("awaitscope::Duration", "microsecond")},
    {1, "ns", QT_TRANSLATE_NOOP("awaitscope::Duration", "nanoseconds"), QT_TRANSLATE_NOOP("awaitscope::Duration", "nanosecond")},
};

const Unit &unitFor(qint64 ns)
{
    for (const Unit &u : Units) {
        if (ns >= u.ns)
            return u;
    }
    return Units[3];
}

QString withoutTrailingZeros(QString s)
{
    if (!s.contains(u'.'))
        return s;
    while (s.endsWith(u'0'))
        s.chop(1);
    if (s.endsWith(u'.'))
        s.chop(1);
    return s;
}

// Four digits are as many as one reads at a glance; whole numbers keep all of theirs.
QString rounded(qint64 ns, const Unit &u)
{
    const double v = double(ns) / double(u.ns);
    const int decimals = v >= 1000 ? 0 : v >= 100 ? 1
        : v >= 10                                 ? 2
                                                  : 3;
    return withoutTrailingZeros(QString::number(v, 'f', decimals));
}

QString minutes(qint64 ns)
{
    constexpr qint64 Second = 1'000'000'000;
    const qint64 tenths = (ns + Second / 20) / (Second / 10); // rounded once, so that 59.97 s does not become "60 s"
    const qint64 min = tenths / 600 % 60, hours = tenths / 36000;
    const QString seconds = withoutTrailingZeros(QString::number(double(tenths % 600) / 10, 'f', 1));
    QString out;
    if (hours > 0)
        out = QStringLiteral("%1 h ").arg(hours);
    if (min > 0 || hours > 0)
        out += QStringLiteral("%1 min ").arg(min);
    return tenths % 600 == 0 ? out.trimmed() : out + seconds + QStringLiteral(" s");
}

QString unsignedText(qint64 ns)
{
    if (ns == 0)
        return QStringLiteral("0");
    if (ns >= 60'000'000'000)
        return minutes(ns);
    const Unit *u = &unitFor(ns);
    QString number = rounded(ns, *u);
    if (number == u"1000" && u != Units) // 999.96 ms is "1 s"
        number = rounded(ns, *--u);
    return number + u' ' + QString::fromUtf8(u->symbol);
}

} // namespace

QString durationText(std::chrono::nanoseconds d)
{
    return d.count() < 0 ? QChar(0x2212) + unsignedText(-d.count()) : unsignedText(d.count());
}

QString tickText(std::chrono::nanoseconds t, std::chrono::nanoseconds step, std::chrono::nanoseconds largest)
{
    if (t.count() == 0)
        return QStringLiteral("0");
    const Unit &u = unitFor(std::max<qint64>(std::abs(largest.count()), 1));
    int decimals = 0;
    for (qint64 unit = u.ns; unit > 1 && step.count() % unit != 0; unit /= 10)
        ++decimals;
    const QString s = QString::number(double(std::abs(t.count())) / double(u.ns), 'f', decimals) + u' ' + QString::fromUtf8(u.symbol);
    return t.count() < 0 ? QChar(0x2212) + s : s;
}

QString spokenDuration(std::chrono::nanoseconds d)
{
    const Unit &u = unitFor(std::abs(d.count()));
    const QString number = rounded(d.count(), u);
    return number + u' ' + QCoreApplication::translate("awaitscope::Duration", number == QLatin1String("1") ? u.spokenOnce : u.spoken);
}

} // namespace awaitscope
