// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/table/handlingeditor.h"

#include "model/program/grammar/exceptiontypes.h"
#include "views/common/widgets/textfields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace awaitscope {

namespace {

constexpr int maxAttempts = 1000;

using Kind = TaskHandling::Kind;
constexpr Kind kinds[] = {Kind::None, Kind::TryExcept, Kind::Finally, Kind::DoneCallback, Kind::Retry};

} // namespace

HandlingEditor::HandlingEditor(const TaskSet &set, QWidget *parent)
    : QWidget(parent), m_set(set)
{
    setAutoFillBackground(true);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("kind"));
    for (const QString &text : {tr("none"), tr("try/except"), tr("finally"), tr("done callback"), tr("retry")})
        m_kind->addItem(text);
    m_types = new QLineEdit(this);
    m_types->setObjectName(QStringLiteral("types"));
    m_types->setPlaceholderText(tr("what it raises"));
    m_types->setToolTip(tr("The exception types to catch, separated by commas"));
    completeFrom(m_types, allExceptionTypes(m_set), Completion::List);
    m_attempts = new QSpinBox(this);
    m_attempts->setObjectName(QStringLiteral("attempts"));
    m_attempts->setRange(1, maxAttempts);
    m_attempts->setButtonSymbols(QSpinBox::NoButtons); // a cell is too low for them
    m_attempts->setSuffix(tr(" times"));
    m_attempts->setValue(TaskHandling().attempts > maxAttempts ? maxAttempts : static_cast<int>(TaskHandling().attempts));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_kind);
    layout->addWidget(m_attempts);
    layout->addWidget(m_types, 1);
    layout->addStretch();
    setFocusProxy(m_kind);
    setTabOrder(m_kind, m_attempts);
    setTabOrder(m_attempts, m_types);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HandlingEditor::showFields);
    connect(m_types, &QLineEdit::textEdited, this, &HandlingEditor::check);
    connect(m_types, &QLineEdit::returnPressed, this, [this] {
        if (keepsEnter(m_types)) // otherwise it reaches the delegate by itself
            Q_EMIT finished();
    });
    showFields();
}

void HandlingEditor::showFields()
{
    const Kind kind = kinds[m_kind->currentIndex()];
    m_types->setVisible(kind == Kind::TryExcept || kind == Kind::Retry);
    m_attempts->setVisible(kind == Kind::Retry);
    check();
}

void HandlingEditor::check()
{
    const Result<TaskHandling> now = handling();
    markProblem(m_types, now ? QString() : now.problems().front().message);
}

void HandlingEditor::setHandling(const TaskHandling &handling)
{
    for (int i = 0; i < m_kind->count(); ++i)
        if (kinds[i] == handling.kind)
            m_kind->setCurrentIndex(i);
    m_types->setText(handling.types.join(QStringLiteral(", ")));
    if (handling.kind == Kind::Retry)
        m_attempts->setValue(static_cast<int>(std::min<qint64>(handling.attempts, maxAttempts)));
    showFields();
}

Result<TaskHandling> HandlingEditor::handling() const
{
    TaskHandling handling;
    handling.kind = kinds[m_kind->currentIndex()];
    if (handling.kind == Kind::Retry)
        handling.attempts = m_attempts->value();
    if (handling.kind == Kind::TryExcept || handling.kind == Kind::Retry) {
        for (const QString &part : m_types->text().split(u',', Qt::SkipEmptyParts)) {
            const QString type = part.trimmed();
            if (!isKnownExceptionType(m_set, type))
                return Problem{{}, tr("There is no exception type \u201c%1\u201d.").arg(type)};
            handling.types += type;
        }
    }
    return handling;
}

} // namespace awaitscope
