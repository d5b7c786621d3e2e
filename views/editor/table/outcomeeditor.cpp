// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/outcomeeditor.h"

#include "model/edit/exprtext.h"
#include "model/program/grammar/exceptiontypes.h"
#include "views/common/widgets/textfields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace awaitscope {

namespace {
enum Choice { Returns,
              Raises };
} // namespace

OutcomeEditor::OutcomeEditor(const TaskSet &set, QWidget *parent)
    : QWidget(parent), m_set(set)
{
    setAutoFillBackground(true);
    createFields();
    connectFields();
}

void OutcomeEditor::createFields()
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->addItem(tr("returns"));
    m_kind->addItem(tr("raises"));
    m_value = new QLineEdit(this);
    m_value->setObjectName(QStringLiteral("value"));
    m_value->setPlaceholderText(tr("nothing"));
    m_value->setToolTip(tr("A Python literal: \"text\", 42, True, [1, 2]. A single word is taken as text."));
    m_type = new QLineEdit(this);
    m_type->setObjectName(QStringLiteral("type"));
    completeFrom(m_type, allExceptionTypes(m_set));
    m_message = new QLineEdit(this);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setPlaceholderText(tr("message"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_kind);
    layout->addWidget(m_value, 1);
    layout->addWidget(m_type, 1);
    layout->addWidget(m_message, 1);
    setFocusProxy(m_kind);
    showFields();
}

void OutcomeEditor::connectFields()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &OutcomeEditor::showFields);
    for (QLineEdit *field : {m_value, m_type, m_message}) {
        connect(field, &QLineEdit::textEdited, this, &OutcomeEditor::check);
        connect(field, &QLineEdit::returnPressed, this, [this, field] {
            if (keepsEnter(field)) // otherwise it reaches the delegate by itself
                Q_EMIT finished();
        });
    }
}

void OutcomeEditor::showFields()
{
    const bool raises = m_kind->currentIndex() == Raises;
    if (raises && m_type->text().isEmpty())
        m_type->setText(QStringLiteral("ValueError"));
    m_value->setVisible(!raises);
    m_type->setVisible(raises);
    m_message->setVisible(raises);
    check();
}

void OutcomeEditor::check()
{
    const Result<TaskOutcome> now = outcome();
    QLineEdit *field = m_kind->currentIndex() == Raises ? m_type : m_value;
    markProblem(field, now ? QString() : now.problems().front().message);
}

void OutcomeEditor::setOutcome(const TaskOutcome &outcome)
{
    m_kind->setCurrentIndex(outcome.kind == TaskOutcome::Kind::Raises ? Raises : Returns);
    m_value->setText(outcome.value ? exprText(*outcome.value) : QString());
    if (!outcome.type.isEmpty())
        m_type->setText(outcome.type);
    m_message->setText(outcome.message.value_or(QString()));
    showFields();
}

Result<TaskOutcome> OutcomeEditor::outcome() const
{
    if (m_kind->currentIndex() == Raises) {
        const QString type = m_type->text().trimmed();
        if (!isKnownExceptionType(m_set, type))
            return Problem{{}, tr("There is no exception type \u201c%1\u201d.").arg(type)};
        const QString message = m_message->text();
        return TaskOutcome::raises(type, message.isEmpty() ? std::nullopt : std::optional(message));
    }
    const QString text = m_value->text().trimmed();
    if (text.isEmpty())
        return TaskOutcome::returns();
    const Result<Expr> value = parseExpr(text);
    // In a table cell a bare word is far more often text than a variable, which the row could not resolve anyway.
    if (value && std::holds_alternative<VarRef>(value->node))
        return TaskOutcome::returns(Expr{text});
    if (!value && !text.contains(u'"') && text.front().isLetter())
        return TaskOutcome::returns(Expr{text});
    if (!value)
        return value.problems();
    return TaskOutcome::returns(*value);
}

} // namespace awaitscope
