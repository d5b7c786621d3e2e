// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/jsonprinter.h"

#include <QLocale>

namespace awaitscope {

namespace {

constexpr int lineWidth = 110;
constexpr int leafHeight = 3; // how deeply a value on one line may be nested

void appendString(QByteArray &out, const QString &s)
{
    out += '"';
    for (const char c : s.toUtf8()) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (uchar(c) < 0x20)
                out += "\\u00" + QByteArray::number(uchar(c), 16).rightJustified(2, '0');
            else
                out += c;
        }
    }
    out += '"';
}

void appendDouble(QByteArray &out, double v)
{
    QByteArray digits = QByteArray::number(v, 'g', QLocale::FloatingPointShortest);
    // 2.0 stays a float when it is read again, so that a value keeps its Python type.
    if (digits.indexOf('.') < 0 && digits.indexOf('e') < 0)
        digits += ".0";
    out += digits;
}

class Printer
{
public:
    explicit Printer(bool indented)
        : m_indented(indented) {}

    void print(const Expr &v, int level)
    {
        std::visit([&](const auto &node) { put(node, level); }, v.node);
    }
    QByteArray take() { return std::move(m_out); }

private:
    void put(std::monostate, int) { m_out += "null"; }
    void put(bool v, int) { m_out += v ? "true" : "false"; }
    void put(qint64 v, int) { m_out += QByteArray::number(v); }
    void put(double v, int) { appendDouble(m_out, v); }
    void put(const QString &v, int) { appendString(m_out, v); }
    void put(const VarRef &v, int level) { put(Expr::Dict{{QStringLiteral("var"), Expr{v.name}}}, level); }
    void put(const ItemExpr &v, int level) { put(Expr::Dict{{QStringLiteral("item"), Expr{v.parts}}}, level); }
    void put(const MathExpr &v, int level) { put(Expr::Dict{{symbolOf(v.op), Expr{v.parts}}}, level); }
    void put(const CallExpr &v, int level) { put(Expr::Dict{{nameOf(v.function) + QStringLiteral("()"), Expr{v.parts}}}, level); }
    void put(const TextExpr &v, int level) { put(Expr::Dict{{QStringLiteral("text()"), Expr{v.text}}}, level); }
    void put(const Expr::List &v, int level)
    {
        putMembers(
            '[', ']', v, level, [](const Expr &e) -> const Expr & { return e; }, [](const Expr &) {});
    }
    void put(const Expr::Dict &v, int level)
    {
        putMembers(
            '{', '}', v, level, [](const auto &m) -> const Expr & { return m.second; },
            [this](const auto &m) {
            appendString(m_out, m.first);
            m_out += m_indented ? ": " : ":";
            });
    }

    template <typename Members, typename Value, typename Head>
    void putMembers(char open, char close, const Members &members, int level, Value value, Head head)
    {
        const bool oneLine = !m_indented || m_inLeaf || members.empty() || fits(members, level, value);
        const bool outer = !m_inLeaf;
        m_inLeaf = oneLine;
        m_out += open;
        bool first = true;
        for (const auto &member : members) {
            if (!first)
                m_out += oneLine && m_indented ? ", " : ",";
            first = false;
            if (!oneLine)
                newLine(level + 1);
            head(member);
            print(value(member), level + 1);
            m_inLeaf = oneLine;
        }
        if (!oneLine)
            newLine(level);
        m_out += close;
        m_inLeaf = !outer;
    }

    template <typename Members, typename Value>
    bool fits(const Members &members, int level, Value value) const
    {
        if (level < 2)
            return false; // the document and its sections are always spread over lines
        int room = lineWidth - 2 * level - 2;
        for (const auto &member : members) {
            room -= headWidth(member) + 2;
            if (room < 0 || !measure(value(member), room, leafHeight - 1))
                return false;
        }
        return true;
    }
    static int headWidth(const Expr &) { return 0; }
    static int headWidth(const std::pair<QString, Expr> &m) { return int(m.first.size()) + 4; }

    //! Subtracts the width of the value from `room`; false as soon as it is too wide or too deep.
    static bool measure(const Expr &v, int &room, int height)
    {
        if (const auto *s = std::get_if<QString>(&v.node))
            room -= int(s->size()) + 2;
        else if (const auto *list = std::get_if<Expr::List>(&v.node))
            return measureAll(*list, room, height);
        else if (const auto *dict = std::get_if<Expr::Dict>(&v.node))
            return measureAll(*dict, room, height);
        else if (const auto *item = std::get_if<ItemExpr>(&v.node))
            return measureAll(item->parts, room -= 8, height);
        else if (const auto *math = std::get_if<MathExpr>(&v.node))
            return measureAll(math->parts, room -= 5, height);
        else if (const auto *call = std::get_if<CallExpr>(&v.node))
            return measureAll(call->parts, room -= int(nameOf(call->function).size()) + 6, height);
        else if (const auto *text = std::get_if<TextExpr>(&v.node))
            room -= int(text->text.size()) + 14;
        else if (const auto *var = std::get_if<VarRef>(&v.node))
            room -= int(var->name.size()) + 11;
        else
            room -= 5;
        return room >= 0;
    }
    template <typename Members>
    static bool measureAll(const Members &members, int &room, int height)
    {
        if (height <= 0 && !members.empty())
            return false;
        room -= 2;
        for (const auto &member : members) {
            room -= headWidth(member) + 2;
            if (room < 0 || !measure(valueOf(member), room, height - 1))
                return false;
        }
        return true;
    }
    static const Expr &valueOf(const Expr &e) { return e; }
    static const Expr &valueOf(const std::pair<QString, Expr> &m) { return m.second; }

    void newLine(int level)
    {
        m_out += '\n';
        m_out += QByteArray(2 * level, ' ');
    }

    const bool m_indented;
    bool m_inLeaf = false;
    QByteArray m_out;
};

} // namespace

QByteArray formatJson(const Expr &value)
{
    Printer printer(true);
    printer.print(value, 0);
    return printer.take() + '\n';
}

QByteArray formatJsonCompact(const Expr &value)
{
    Printer printer(false);
    printer.print(value, 0);
    return printer.take();
}

} // namespace awaitscope
