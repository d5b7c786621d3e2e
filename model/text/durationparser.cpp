// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/text/durationparser.h"

#include <QCoreApplication>

#include <array>

namespace awaitscope {

namespace {

struct DurationText
{
    Q_DECLARE_TR_FUNCTIONS(Duration)
};

constexpr qint64 nsPerUs = 1000;
constexpr qint64 nsPerMs = 1000 * nsPerUs;
constexpr qint64 nsPerSecond = 1000 * nsPerMs;
constexpr qint64 nsPerMinute = 60 * nsPerSecond;
constexpr qint64 nsPerHour = 60 * nsPerMinute;
constexpr qint64 nsPerDay = 24 * nsPerHour;
constexpr qint64 maxMs = 100LL * 366 * 24 * 3600 * 1000;

//! `amount / unit` with at most three decimals, rounded half up, without trailing zeros. Uses integers only.
QString decimals(qint64 amount, qint64 unit)
{
    qint64 whole = amount / unit;
    qint64 thousandths = ((amount % unit) * 1000 + unit / 2) / unit;
    if (thousandths == 1000) {
        ++whole;
        thousandths = 0;
    }
    QString text = QString::number(whole);
    if (thousandths == 0)
        return text;
    QString fraction = QStringLiteral("%1").arg(thousandths, 3, 10, QLatin1Char('0'));
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    return text + u'.' + fraction;
}

//! The number of nanoseconds in a unit; 0 if the name is not a unit.
qint64 unitOf(const QString &name)
{
    struct Unit
    {
        const char16_t *name;
        qint64 ns;
    };
    static constexpr std::array units{
        Unit{u"ns", 1}, Unit{u"us", nsPerUs}, Unit{u"µs", nsPerUs}, Unit{u"μs", nsPerUs}, Unit{u"ms", nsPerMs}, Unit{u"msec", nsPerMs},
        Unit{u"s", nsPerSecond}, Unit{u"sec", nsPerSecond}, Unit{u"m", nsPerMinute}, Unit{u"min", nsPerMinute},
        Unit{u"h", nsPerHour}, Unit{u"d", nsPerDay}};
    for (const Unit &unit : units)
        if (name.compare(QStringView(unit.name), Qt::CaseInsensitive) == 0)
            return unit.ns;
    return 0;
}

//! Reads pieces such as "1.5s" one after the other.
class DurationParser
{
public:
    explicit DurationParser(const QString &text)
        : m_text(text.trimmed()) {}

    //! In nanoseconds.
    Result<qint64> parse()
    {
        if (m_text.isEmpty())
            return fail(DurationText::tr("Type a duration, for instance 250ms, 1.5s or 2m."));
        if (m_text.startsWith(u'-') || m_text.startsWith(u'−'))
            return fail(DurationText::tr("A duration cannot be negative."));
        int pieces = 0;
        while (m_at < m_text.size()) {
            if (!piece(++pieces))
                return m_problem;
        }
        return m_totalNs;
    }

private:
    Problem fail(const QString &message) { return m_problem = {QString(), message}; }
    bool refuse(const QString &message)
    {
        fail(message);
        return false;
    }

    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
    }

    template <typename Test>
    QString take(Test test)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && test(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(start, m_at - start);
    }

    bool piece(int number)
    {
        skipSpaces();
        QString digits = take([](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.' || c == u','; });
        skipSpaces();
        const QString unitName = take([](QChar c) { return c.isLetter(); });
        skipSpaces();
        if (digits.isEmpty())
            return refuse(DurationText::tr("“%1” is not a duration; try 250ms, 1.5s or 2m.").arg(m_text));
        // A bare number is milliseconds, but only by itself: in "2m 5" the 5 is ambiguous.
        const bool bare = unitName.isEmpty() && number == 1 && m_at == m_text.size();
        const qint64 unit = bare ? nsPerMs : unitOf(unitName);
        if (unit == 0)
            return refuse(unitName.isEmpty() ? DurationText::tr("The number %1 needs a unit: ms, s, m or h.").arg(digits)
                                             : DurationText::tr("“%1” is not a unit of time; use ms, s, m or h.").arg(unitName));
        return add(digits.replace(u',', u'.'), unit);
    }

    bool add(const QString &digits, qint64 unit)
    {
        const QStringList parts = digits.split(u'.');
        if (parts.size() > 2 || (parts.size() == 2 && parts.at(0).isEmpty() && parts.at(1).isEmpty()))
            return refuse(DurationText::tr("“%1” is not a number.").arg(digits));
        bool ok = true;
        const qint64 whole = parts.at(0).isEmpty() ? 0 : parts.at(0).toLongLong(&ok);
        if (!ok || whole > maxMs * nsPerUs / unit * nsPerUs)
            return refuse(tooLong());
        qint64 ns = whole * unit;
        qint64 place = unit;
        for (const QChar digit : parts.size() == 2 ? parts.at(1) : QString()) {
            if (place % 10 != 0 && digit != u'0')
                return refuse(DurationText::tr("A duration must be a whole number of milliseconds."));
            place /= 10;
            ns += place * digit.digitValue();
        }
        m_totalNs += ns;
        return m_totalNs / nsPerMs <= maxMs || refuse(tooLong());
    }

    static QString tooLong() { return DurationText::tr("A duration can be at most a hundred years."); }

    QString m_text;
    qsizetype m_at = 0;
    qint64 m_totalNs = 0;
    Problem m_problem;
};

} // namespace

QString editableDuration(qint64 ms)
{
    if (ms != 0 && ms % 60000 == 0)
        return QString::number(ms / 60000) + u'm';
    if (ms >= 1000)
        return decimals(ms, 1000) + u's';
    return QString::number(ms) + QStringLiteral("ms");
}

Result<qint64> parseDuration(const QString &text)
{
    const Result<qint64> ns = DurationParser(text).parse();
    if (!ns)
        return ns;
    if (*ns % nsPerMs != 0)
        return Problem{QString(), DurationText::tr("A duration must be a whole number of milliseconds.")};
    return *ns / nsPerMs;
}

Result<std::chrono::nanoseconds> parseMoment(const QString &text)
{
    const Result<qint64> ns = DurationParser(text).parse();
    if (!ns)
        return ns.problems();
    return std::chrono::nanoseconds(*ns);
}

QString formatCount(qint64 count)
{
    QString digits = QString::number(count);
    if (std::abs(count) < 10000)
        return digits;
    for (qsizetype at = digits.size() - 3; at > (count < 0 ? 1 : 0); at -= 3)
        digits.insert(at, QChar(0x202f)); // narrow no-break space
    return digits;
}

} // namespace awaitscope
