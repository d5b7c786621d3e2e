// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/durationtext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

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

// Four digits can be read at a glance; whole numbers keep all of theirs.
QString rounded(qint64 ns, const Unit &u)
{
    const double v = double(ns) / double(u.ns);
    const int decimals = v >= 1000 ? 0 : v >= 100 ? 1
        : v >= 10                                 ? 2
                                                  : 3;
    return withoutTrailingZeros(QString::number(v, 'f', decimals));
}

constexpr qint64 Millisecond = 1'000'000;
constexpr qint64 Second = 1000 * Millisecond;
constexpr qint64 Minute = 60 * Second;

// Exact: \a ms are whole milliseconds.
QString exactSeconds(qint64 ms)
{
    return withoutTrailingZeros(QStringLiteral("%1.%2").arg(ms / 1000).arg(ms % 1000, 3, 10, QLatin1Char('0')));
}

qint64 toTenths(qint64 ns)
{
    constexpr qint64 Tenth = Second / 10;
    const bool up = ns % Tenth >= Tenth / 2 && ns < std::numeric_limits<qint64>::max() - Tenth;
    return ns / Tenth * Tenth + (up ? Tenth : 0);
}

QString minutes(qint64 ns)
{
    QStringList parts;
    const qint64 hours = ns / Minute / 60;
    if (hours >= 24)
        parts += QStringLiteral("%1 d").arg(hours / 24);
    if (hours % 24 > 0)
        parts += QStringLiteral("%1 h").arg(hours % 24);
    if (const qint64 min = ns / Minute % 60; min > 0)
        parts += QStringLiteral("%1 min").arg(min);
    if (const qint64 ms = ns % Minute / Millisecond; ms > 0)
        parts += exactSeconds(ms) + QStringLiteral(" s");
    return parts.join(u' ');
}

QString unsignedText(qint64 ns)
{
    if (ns == 0)
        return QStringLiteral("0");
    if (ns % Millisecond == 0 && ns >= Second)
        return ns < Minute ? exactSeconds(ns / Millisecond) + QStringLiteral(" s") : minutes(ns);
    // Rounded first, so that 59.9996 s does not become "60 s".
    if (ns >= Minute - Second / 200)
        return minutes(toTenths(ns));
    const Unit *u = &unitFor(ns);
    QString number = rounded(ns, *u);
    if (number == u"1000" && u != Units) // 999.96 ms is "1 s"
        number = rounded(ns, *--u);
    return number + u' ' + QString::fromUtf8(u->symbol);
}

} // namespace

QString durationText(std::chrono::nanoseconds d)
{
    const qint64 ns = std::max<qint64>(d.count(), -std::numeric_limits<qint64>::max());
    return ns < 0 ? QChar(0x2212) + unsignedText(-ns) : unsignedText(ns);
}

QString millisecondsText(qint64 ms)
{
    constexpr qint64 limit = std::numeric_limits<qint64>::max() / Millisecond;
    return durationText(std::chrono::milliseconds(std::clamp(ms, -limit, limit)));
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
