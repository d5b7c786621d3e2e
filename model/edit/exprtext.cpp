// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/exprtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int maxDepth = 64;
constexpr int maxOperators = 100;

struct ExprTr
{
    Q_DECLARE_TR_FUNCTIONS(ExprText)
};

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += QLatin1Char('\\') + c;
        else if (c == u'\n')
            out += QStringLiteral("\\n");
        else if (c == u'\t')
            out += QStringLiteral("\\t");
        else if (c.unicode() < 0x20)
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + u'"';
}

QString numberText(double value)
{
    QString text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    if (!text.contains(u'.') && !text.contains(u'e') && !text.contains(u'n'))
        text += QStringLiteral(".0"); // 1.0 and 1 are different values
    return text;
}

QString joined(const Expr::List &list)
{
    QStringList parts;
    for (const Expr &e : list)
        parts += exprText(e);
    return parts.join(QStringLiteral(", "));
}

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool isKeyword(const QString &name)
{
    static const QStringList words = {QStringLiteral("null"), QStringLiteral("None"), QStringLiteral("true"),
                                      QStringLiteral("True"), QStringLiteral("false"), QStringLiteral("False")};
    return words.contains(name);
}

struct Writer
{
    QString operator()(std::monostate) const { return QStringLiteral("None"); }
    QString operator()(bool b) const { return b ? QStringLiteral("True") : QStringLiteral("False"); }
    QString operator()(qint64 n) const { return QString::number(n); }
    QString operator()(double d) const { return numberText(d); }
    QString operator()(const QString &s) const { return quoted(s); }
    QString operator()(const Expr::List &list) const { return u'[' + joined(list) + u']'; }
    QString operator()(const Expr::Dict &dict) const
    {
        QStringList parts;
        for (const auto &[key, value] : dict)
            parts += quoted(key) + QStringLiteral(": ") + exprText(value);
        return u'{' + parts.join(QStringLiteral(", ")) + u'}';
    }
    QString operator()(const VarRef &var) const
    {
        return isVariableName(var.name) ? var.name : QStringLiteral("{\"var\": %1}").arg(quoted(var.name));
    }
    QString operator()(const ItemExpr &item) const
    {
        return QStringLiteral("%1[%2]").arg(operand(item.parts.at(0), bindsTightest), exprText(item.parts.at(1)));
    }
    QString operator()(const MathExpr &math) const
    {
        const int own = binding(math.op);
        return QStringLiteral("%1 %2 %3").arg(operand(math.parts.at(0), own), symbolOf(math.op), operand(math.parts.at(1), own + 1));
    }

    QString operator()(const CallExpr &call) const { return nameOf(call.function) + u'(' + joined(call.parts) + u')'; }
    QString operator()(const TextExpr &text) const { return u'f' + quoted(text.text); }

private:
    static constexpr int bindsTightest = 3;
    static int binding(MathOp op) { return op == MathOp::Multiply ? 2 : 1; }
    //! In parentheses if it binds less than \a least.
    static QString operand(const Expr &e, int least)
    {
        const auto *math = std::get_if<MathExpr>(&e.node);
        const QString text = exprText(e);
        return math && binding(math->op) < least ? u'(' + text + u')' : text;
    }
};

//! A recursive-descent parser that stops at the first error.
class Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text) {}

    Result<Expr> parse()
    {
        Expr expr = sum();
        skipSpace();
        if (m_error.isEmpty() && m_at < m_text.size())
            fail(ExprTr::tr("Unexpected \u201c%1\u201d after the value.").arg(m_text.mid(m_at, 12)));
        if (!m_error.isEmpty())
            return Problem{ExprTr::tr("line 1, column %1").arg(m_errorAt + 1), m_error};
        return expr;
    }

private:
    void fail(const QString &message)
    {
        if (m_error.isEmpty()) {
            m_error = message;
            m_errorAt = m_at;
        }
        m_at = m_text.size(); // nothing more to read: every loop ends
    }
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    bool take(QChar c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    //! One operand after the other, from left to right; `next` reads what binds tighter.
    template <std::size_t N>
    Expr chain(const std::pair<char16_t, MathOp> (&ops)[N], Expr (Parser::*next)());
    Expr sum();
    Expr product();
    Expr item();
    Expr primary();
    Expr list();
    Expr dict();
    Expr name();
    Expr call(const QString &word);
    Expr number();
    QString string();
    QChar escape();

    QString m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_operators = 0; //!< each is a level of the result
    QString m_error;
    qsizetype m_errorAt = 0;
};

template <std::size_t N>
Expr Parser::chain(const std::pair<char16_t, MathOp> (&ops)[N], Expr (Parser::*next)())
{
    Expr left = (this->*next)();
    for (bool found = true; found && m_error.isEmpty();) {
        found = false;
        for (const auto &[symbol, op] : ops) {
            if (!take(symbol))
                continue;
            if (++m_operators > maxOperators)
                fail(ExprTr::tr("Nested too deeply."));
            MathExpr math;
            math.op = op;
            math.parts.push_back(std::move(left));
            math.parts.push_back((this->*next)());
            left = Expr{std::move(math)};
            found = true;
            break;
        }
    }
    return left;
}

Expr Parser::sum()
{
    if (++m_depth > maxDepth)
        fail(ExprTr::tr("Nested too deeply."));
    static constexpr std::pair<char16_t, MathOp> ops[] = {{u'+', MathOp::Add}, {u'-', MathOp::Subtract}};
    Expr expr = m_error.isEmpty() ? chain(ops, &Parser::product) : Expr();
    --m_depth;
    return expr;
}

Expr Parser::product()
{
    static constexpr std::pair<char16_t, MathOp> ops[] = {{u'*', MathOp::Multiply}};
    return chain(ops, &Parser::item);
}

Expr Parser::item()
{
    Expr expr = primary();
    while (m_error.isEmpty() && take(u'[')) {
        if (++m_operators > maxOperators)
            fail(ExprTr::tr("Nested too deeply."));
        ItemExpr picked;
        picked.parts.push_back(std::move(expr));
        picked.parts.push_back(sum());
        if (!take(u']'))
            fail(ExprTr::tr("A closing ] is missing."));
        expr = Expr{std::move(picked)};
    }
    return expr;
}

Expr Parser::primary()
{
    skipSpace();
    if (m_at >= m_text.size()) {
        fail(ExprTr::tr("A value is missing."));
        return {};
    }
    const QChar c = m_text[m_at];
    if (c == u'"' || c == u'\'')
        return Expr{string()};
    if (c == u'[')
        return list();
    if (take(u'(')) {
        Expr inner = sum();
        if (!take(u')'))
            fail(ExprTr::tr("A closing ) is missing."));
        return inner;
    }
    if (c == u'{')
        return dict();
    if (c.isDigit() || c == u'-' || c == u'.')
        return number();
    if (c.isLetter() || c == u'_' || c == u'$' || c == u'@')
        return name();
    fail(ExprTr::tr("Unexpected \u201c%1\u201d.").arg(c));
    return {};
}

Expr Parser::list()
{
    take(u'[');
    Expr::List items;
    if (take(u']'))
        return Expr{items};
    do
        items.push_back(sum());
    while (m_error.isEmpty() && take(u','));
    if (!take(u']'))
        fail(ExprTr::tr("A closing ] is missing."));
    return Expr{items};
}

Expr Parser::dict()
{
    take(u'{');
    Expr::Dict entries;
    if (take(u'}'))
        return Expr{entries};
    do {
        skipSpace();
        if (m_at >= m_text.size() || (m_text[m_at] != u'"' && m_text[m_at] != u'\'')) {
            fail(ExprTr::tr("A key in quotes is missing."));
            break;
        }
        const QString key = string();
        if (!take(u':'))
            fail(ExprTr::tr("A colon is missing after the key."));
        entries.emplace_back(key, sum());
    } while (m_error.isEmpty() && take(u','));
    if (!take(u'}'))
        fail(ExprTr::tr("A closing } is missing."));
    // The spelling of the file, for a variable whose name is not a plain word.
    if (entries.size() == 1 && entries[0].first == QLatin1String("var"))
        if (const auto *var = std::get_if<QString>(&entries[0].second.node))
            return Expr{VarRef{*var}};
    return Expr{entries};
}

Expr Parser::name()
{
    const qsizetype start = m_at++;
    while (m_at < m_text.size() && isNameCharacter(m_text[m_at]))
        ++m_at;
    const QString word = m_text.mid(start, m_at - start);
    if (word == QLatin1String("f") && m_at < m_text.size() && (m_text[m_at] == u'"' || m_text[m_at] == u'\''))
        return Expr{TextExpr{string()}};
    if (m_at < m_text.size() && m_text[m_at] == u'(')
        return call(word);
    if (word == QLatin1String("null") || word == QLatin1String("None"))
        return {};
    if (word.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0 && isKeyword(word))
        return Expr{true};
    if (word.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0 && isKeyword(word))
        return Expr{false};
    if (!isVariableName(word)) {
        m_at = start;
        fail(ExprTr::tr("\u201c%1\u201d is not a name.").arg(word));
    }
    return Expr{VarRef{word}};
}

Expr Parser::call(const QString &word)
{
    const std::optional<ValueFunction> function = valueFunction(QString(word + QStringLiteral("()")));
    if (!function) {
        m_at -= word.size();
        fail(ExprTr::tr("There is no function \u201c%1\u201d.").arg(word));
        return {};
    }
    if (++m_operators > maxOperators)
        fail(ExprTr::tr("Nested too deeply."));
    CallExpr call;
    call.function = *function;
    take(u'(');
    for (int i = 0; i < operandsOf(*function) && m_error.isEmpty(); ++i) {
        if (i > 0 && !take(u','))
            fail(ExprTr::tr("A comma is missing."));
        call.parts.push_back(sum());
    }
    if (!take(u')'))
        fail(ExprTr::tr("A closing ) is missing."));
    return Expr{std::move(call)};
}

Expr Parser::number()
{
    const qsizetype start = m_at;
    const auto isExponent = [this](qsizetype at) { return at >= 0 && (m_text[at] == u'e' || m_text[at] == u'E'); };
    while (m_at < m_text.size()
           && (m_text[m_at].isDigit() || m_text[m_at] == u'.' || isExponent(m_at)
               || (QStringView(u"+-").contains(m_text[m_at]) && (m_at == start || isExponent(m_at - 1))))) // else an operator
        ++m_at;
    const QString digits = m_text.mid(start, m_at - start);
    bool ok = false;
    const qint64 whole = digits.toLongLong(&ok);
    if (ok)
        return Expr{whole};
    const double real = digits.toDouble(&ok);
    if (!ok || !qIsFinite(real)) {
        m_at = start;
        fail(ExprTr::tr("\u201c%1\u201d is not a number.").arg(digits));
        return {};
    }
    return Expr{real};
}

QString Parser::string()
{
    const QChar quote = m_text[m_at++];
    QString out;
    while (m_at < m_text.size() && m_text[m_at] != quote) {
        if (m_text[m_at] == u'\\') {
            ++m_at;
            out += escape();
        } else {
            out += m_text[m_at++];
        }
    }
    if (m_at >= m_text.size())
        fail(ExprTr::tr("The closing quote is missing."));
    else
        ++m_at;
    return out;
}

QChar Parser::escape()
{
    if (m_at >= m_text.size())
        return {};
    const QChar c = m_text[m_at++];
    switch (c.unicode()) {
    case u'n': return u'\n';
    case u't': return u'\t';
    case u'r': return u'\r';
    case u'b': return u'\b';
    case u'f': return u'\f';
    case u'u': {
        bool ok = false;
        const ushort code = m_text.mid(m_at, 4).toUShort(&ok, 16);
        if (!ok)
            fail(ExprTr::tr("Four hexadecimal digits are missing after \\u."));
        m_at = qMin(m_at + 4, m_text.size());
        return QChar(code);
    }
    default: return c;
    }
}

} // namespace

QString exprText(const Expr &expr)
{
    return std::visit(Writer{}, expr.node);
}

Result<Expr> parseExpr(const QString &text)
{
    return Parser(text).parse();
}

bool isVariableName(const QString &name)
{
    if (name == QLatin1String("@self"))
        return true;
    const QString word = name.startsWith(u'$') ? name.mid(1) : name;
    if (word.isEmpty() || isKeyword(name) || word[0].isDigit())
        return false;
    return std::all_of(word.begin(), word.end(), isNameCharacter);
}

} // namespace awaitscope
