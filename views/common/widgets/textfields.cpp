// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/common/widgets/textfields.h"

#include "views/common/appstyle.h"
#include "views/common/plaintip.h"
#include "views/common/widgettheme.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QToolTip>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr qreal problemTint = 0.14;
constexpr int popupMargin = 44; // px of a completion list, including its scroll bar

//! Whether a completion list is shown for the text, or is about to be.
bool isOffering(const QLineEdit *field)
{
    QCompleter *completer = field->completer();
    if (!completer || field->text().isEmpty())
        return false;
    completer->setCompletionPrefix(field->text());
    return completer->completionCount() > 0;
}

//! Completes the part after the last comma.
class ListCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *field = qobject_cast<const QLineEdit *>(widget());
        const QString text = field ? field->text() : QString();
        const qsizetype comma = text.lastIndexOf(u',');
        const QString before = comma < 0 ? QString() : text.left(comma + 1) + u' ';
        return before + QCompleter::pathFromIndex(index);
    }
    QStringList splitPath(const QString &path) const override { return {path.section(u',', -1).trimmed()}; }
};

} // namespace

void completeFrom(QLineEdit *field, const QStringList &words, Completion kind)
{
    delete field->completer();
    QCompleter *completer = kind == Completion::List ? new ListCompleter(words, field) : new QCompleter(words, field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
    // Before the list is shown: the field may be narrower than a name, and names with the same beginning would look the same.
    QObject::connect(field, &QLineEdit::textEdited, completer, [completer, words] {
        int widest = 0;
        for (const QString &word : words)
            widest = std::max(widest, completer->popup()->fontMetrics().horizontalAdvance(word));
        completer->popup()->setMinimumWidth(widest + popupMargin);
        const Theme &theme = themeOf(completer->widget());
        completer->popup()->setStyleSheet(QStringLiteral("QListView { background: %1; border: 1px solid %2; }")
                                              .arg(theme.color(ColorRole::Tooltip).name(), theme.color(ColorRole::TooltipBorder).name()));
    });
}

bool keepsEnter(const QLineEdit *field)
{
    const QCompleter *completer = field->completer();
    return completer && completer->popup()->isVisible() && !completer->popup()->currentIndex().isValid();
}

void markProblem(QLineEdit *field, const QString &message)
{
    QString sheet;
    if (!message.isEmpty()) {
        const Theme &theme = themeOf(field);
        const QColor ground = blend(theme.color(ColorRole::Raised), theme.color(ColorRole::Canvas), problemTint);
        sheet = QStringLiteral("QLineEdit { background: %1; border: 1px solid %2; }").arg(ground.name(), theme.color(ColorRole::Raised).name());
    }
    if (field->styleSheet() != sheet)
        field->setStyleSheet(sheet); // the application's style sheet takes precedence over a palette
    field->setProperty("problem", message);
    field->setToolTip(plainTip(message));
    if (!field->isVisible() || !field->hasFocus())
        return;
    // The area below the field belongs to the completions as long as there are any.
    const bool says = !message.isEmpty() && !isOffering(field);
    QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())), says ? plainTip(message) : QString(), field);
}

} // namespace awaitscope
