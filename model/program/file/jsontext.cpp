// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/program/file/jsontext.h"

#include "model/text/jsonpointer.h"

#include <QCoreApplication>
#include <QSet>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace awaitscope {

namespace {

struct JsonText
{
    Q_DECLARE_TR_FUNCTIONS(JsonText)
};

//! Builds the tree while nlohmann's parser, which has an explicit stack, reads the text. Returning false stops it.
class TreeBuilder
{
public:
    explicit TreeBuilder(const QByteArray &text)
        : m_text(text) {}

    bool null() { return add(Expr{}); }
    bool boolean(bool v) { return add(Expr{v}); }
    bool number_integer(qint64 v) { return add(Expr{v}); }
    bool number_unsigned(quint64 v)
    {
        if (v > quint64(std::numeric_limits<qint64>::max()))
            return tooLarge();
        return add(Expr{qint64(v)});
    }
    bool number_float(double v, const std::string &raw)
    {
        // The parser turns integers beyond 64 bits into floats, which would silently lose digits.
        if (raw.find_first_of(".eE") == std::string::npos)
            return tooLarge();
        return add(Expr{v});
    }
    bool string(std::string &v) { return add(Expr{QString::fromUtf8(v.data(), qsizetype(v.size()))}); }
    bool binary(nlohmann::json::binary_t &) { return false; }
    bool start_object(std::size_t) { return open(Expr{Expr::Dict{}}); }
    bool start_array(std::size_t) { return open(Expr{Expr::List{}}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string &v);
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &error);

    Expr takeRoot() { return std::move(m_root); }
    Problem problem() const { return m_problem; }

private:
    struct Level
    {
        Expr value;
        QString key; // of the member being read, if this is a dictionary
        QSet<QString> keys; // the keys of a dictionary that is too long for a linear search
    };

    bool add(Expr value);
    bool open(Expr container);
    bool close();
    bool refuse(const QString &message);
    bool tooLarge() { return refuse(JsonText::tr("The number is too large: whole numbers have at most 64 bits.")); }
    bool isDuplicate(Level &level, const QString &key);
    QString pointer() const;

    const QByteArray &m_text;
    std::vector<Level> m_stack;
    Expr m_root;
    qint64 m_values = 0;
    Problem m_problem;
};

bool TreeBuilder::refuse(const QString &message)
{
    m_problem = {pointer(), message};
    return false;
}

QString TreeBuilder::pointer() const
{
    QString result;
    for (const Level &level : m_stack) {
        if (const auto *list = std::get_if<Expr::List>(&level.value.node))
            result += u'/' + QString::number(list->size());
        else if (!level.key.isNull())
            result += u'/' + escapePointerToken(level.key);
    }
    return result;
}

bool TreeBuilder::add(Expr value)
{
    if (++m_values > jsonlimits::values)
        return refuse(JsonText::tr("The file contains more than %1 values.").arg(jsonlimits::values));
    if (m_stack.empty()) {
        m_root = std::move(value);
        return true;
    }
    Level &level = m_stack.back();
    if (auto *list = std::get_if<Expr::List>(&level.value.node))
        list->push_back(std::move(value));
    else
        std::get<Expr::Dict>(level.value.node).emplace_back(level.key, std::move(value));
    level.key = QString();
    return true;
}

bool TreeBuilder::open(Expr container)
{
    if (m_stack.size() >= size_t(jsonlimits::depth)) {
        m_problem = {QString(), JsonText::tr("Values in the file are nested more than %1 levels deep.").arg(jsonlimits::depth)};
        return false;
    }
    m_stack.push_back({std::move(container), {}, {}});
    return true;
}

bool TreeBuilder::close()
{
    Expr value = std::move(m_stack.back().value);
    m_stack.pop_back();
    return add(std::move(value));
}

bool TreeBuilder::isDuplicate(Level &level, const QString &key)
{
    constexpr size_t searchable = 16;
    const auto &dict = std::get<Expr::Dict>(level.value.node);
    if (dict.size() < searchable)
        return findKey(dict, key) != nullptr;
    if (level.keys.isEmpty())
        for (const auto &member : dict)
            level.keys.insert(member.first);
    const bool known = level.keys.contains(key);
    level.keys.insert(key);
    return known;
}

bool TreeBuilder::key(std::string &v)
{
    // Never null, because a null key means "between members".
    const QString key = v.empty() ? QStringLiteral("") : QString::fromUtf8(v.data(), qsizetype(v.size()));
    const bool known = isDuplicate(m_stack.back(), key);
    m_stack.back().key = key;
    return known ? refuse(JsonText::tr("The key “%1” appears twice.").arg(key)) : true;
}

bool TreeBuilder::parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &error)
{
    QString detail = QString::fromUtf8(error.what());
    // The position is that of the last byte read; at the end of the text, the missing byte follows it.
    const bool atEnd = detail.contains(u"unexpected end of input");
    const qsizetype end = std::min(qsizetype(position), m_text.size());
    const QByteArray before = atEnd ? m_text : m_text.left(std::max<qsizetype>(end - 1, 0));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(lineStart)).size() + 1;
    // Keeps the last part of "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ...".
    const qsizetype at = detail.indexOf(u": ");
    detail = at < 0 ? detail : detail.mid(at + 2);
    // The parser quotes the whole token that it read last, which may be as long as the file.
    constexpr qsizetype Head = 200, Tail = 80;
    if (detail.size() > Head + Tail)
        detail = detail.first(Head) + QStringLiteral(" \u2026 ") + detail.last(Tail);
    m_problem = {JsonText::tr("line %1, column %2").arg(line).arg(column), JsonText::tr("This is not JSON: %1.").arg(detail)};
    return false;
}

// ------------------------------------------------------------------------------------------ as after writing and reading

//! Gives up for good as soon as it cannot be sure of the result.
class Reparser
{
public:
    bool convert(const Expr &from, Expr &to, int depth)
    {
        // An upper bound on the length of the text; a set near the limits is converted to text instead.
        m_bytes += 32 + 4 * depth;
        ++m_values;
        return depth < jsonlimits::depth && m_values <= jsonlimits::values && m_bytes <= jsonlimits::bytes
            && std::visit([&](const auto &node) { return put(node, to, depth); }, from.node);
    }

private:
    bool put(std::monostate, Expr &to, int) { return take(to, std::monostate()); }
    bool put(bool v, Expr &to, int) { return take(to, v); }
    bool put(qint64 v, Expr &to, int) { return take(to, v); }
    bool put(double v, Expr &to, int) { return std::isfinite(v) && take(to, v); }
    bool put(const QString &v, Expr &to, int) { return survives(v) && take(to, v); }
    bool put(const VarRef &v, Expr &to, int depth) { return put(Expr::Dict{{QStringLiteral("var"), Expr{v.name}}}, to, depth); }
    bool put(const ItemExpr &v, Expr &to, int depth) { return put(Expr::Dict{{QStringLiteral("item"), Expr{v.parts}}}, to, depth); }
    bool put(const MathExpr &v, Expr &to, int depth) { return put(Expr::Dict{{symbolOf(v.op), Expr{v.parts}}}, to, depth); }
    bool put(const CallExpr &v, Expr &to, int depth) { return put(Expr::Dict{{nameOf(v.function) + QStringLiteral("()"), Expr{v.parts}}}, to, depth); }
    bool put(const TextExpr &v, Expr &to, int depth) { return put(Expr::Dict{{QStringLiteral("text()"), Expr{v.text}}}, to, depth); }

    bool put(const Expr::List &v, Expr &to, int depth)
    {
        auto &list = to.node.emplace<Expr::List>(v.size());
        for (size_t i = 0; i < v.size(); ++i)
            if (!convert(v[i], list[i], depth + 1))
                return false;
        return true;
    }

    bool put(const Expr::Dict &v, Expr &to, int depth)
    {
        auto &dict = to.node.emplace<Expr::Dict>();
        dict.reserve(v.size());
        for (const auto &[key, value] : v) {
            Expr &member = dict.emplace_back(key, Expr{}).second;
            if (!survives(key) || !convert(value, member, depth + 1))
                return false;
        }
        return areDifferent(v);
    }

    template <typename T>
    static bool take(Expr &to, const T &value)
    {
        to.node = value;
        return true;
    }

    bool survives(const QString &text)
    {
        m_bytes += 6 * text.size();
        return m_bytes <= jsonlimits::bytes && text.isValidUtf16()
            && !text.startsWith(QChar::ByteOrderMark); // a byte order mark at the start of a text is skipped
    }

    static bool areDifferent(const Expr::Dict &dict)
    {
        constexpr size_t comparable = 8;
        if (dict.size() <= comparable) {
            for (auto member = dict.begin(); member != dict.end(); ++member)
                if (std::any_of(dict.begin(), member, [&](const auto &other) { return other.first == member->first; }))
                    return false;
            return true;
        }
        QSet<QStringView> keys;
        keys.reserve(qsizetype(dict.size()));
        for (const auto &member : dict)
            keys.insert(member.first);
        return keys.size() == qsizetype(dict.size());
    }

    qint64 m_values = 0;
    qint64 m_bytes = 0;
};

} // namespace

std::optional<Expr> asParsed(const Expr &value)
{
    Expr parsed;
    return Reparser().convert(value, parsed, 0) ? std::optional(std::move(parsed)) : std::nullopt;
}

Result<Expr> parseJson(const QByteArray &text)
{
    if (text.size() > jsonlimits::bytes)
        return Problem{QString(), JsonText::tr("The file is larger than %1 MiB.").arg(jsonlimits::bytes / (1024 * 1024))};
    TreeBuilder builder(text);
    const char *begin = text.constData();
    if (!nlohmann::json::sax_parse(begin, begin + text.size(), &builder))
        return builder.problem();
    return builder.takeRoot();
}

const Expr *findKey(const Expr::Dict &dict, QStringView key)
{
    for (const auto &member : dict)
        if (member.first == key)
            return &member.second;
    return nullptr;
}

} // namespace awaitscope
