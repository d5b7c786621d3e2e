// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/sourceeditor.h"

#include "model/text/shellwords.h"
#include "app/widgets/messagebar.h"
#include "model/text/visibletext.h"
#include "views/common/screenfit.h"

#include <QComboBox>
#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

const QString Key = QStringLiteral("editor/command");

//! Editors, and how a line is passed to each.
constexpr const char *Known[] = {
    "code --goto {file}:{line}",
    "codium --goto {file}:{line}",
    "kate --line {line} {file}",
    "kwrite --line {line} {file}",
    "gedit +{line} {file}",
    "gnome-text-editor {file}",
    "gvim +{line} {file}",
    "emacs +{line} {file}",
    "emacsclient --no-wait +{line} {file}",
    "pycharm --line {line} {file}",
    "subl {file}:{line}",
    "mousepad {file}",
    "xdg-open {file}",
};

} // namespace

SourceEditor::SourceEditor(QSettings &settings, MessageBar &messages, QWidget *window)
    : QObject(window), m_settings(settings), m_messages(messages), m_window(window)
{
}

QString SourceEditor::command() const
{
    return m_settings.value(Key).toString();
}

QStringList SourceEditor::suggestions()
{
    QStringList found;
    for (const char *known : Known)
        if (!QStandardPaths::findExecutable(QString::fromLatin1(known).section(u' ', 0, 0)).isEmpty())
            found += QString::fromLatin1(known);
    return found;
}

Result<QStringList> SourceEditor::wordsFor(const QString &command, const QString &file, int line)
{
    Result<QStringList> split = shellWords(command);
    if (!split)
        return split;
    if (split->isEmpty() || !command.contains(QLatin1String("{file}")))
        return Problem{{}, tr("The command must contain {file}, for example: kate --line {line} {file}")};
    QStringList words = *split;
    const QString program = QStandardPaths::findExecutable(words.first());
    if (program.isEmpty())
        return Problem{{}, tr("There is no program %1.").arg(visibleText(words.first()))};
    words.first() = program;
    for (QString &word : words) {
        QString filled;
        for (qsizetype at = 0; at < word.size(); ++at) { // once, from left to right: a name may contain {line}
            const QStringView rest = QStringView(word).sliced(at);
            if (rest.startsWith(u"{file}")) {
                filled += file;
                at += 5;
            } else if (rest.startsWith(u"{line}")) {
                filled += QString::number(line);
                at += 5;
            } else {
                filled += word[at];
            }
        }
        word = filled;
    }
    return words;
}

bool SourceEditor::configure()
{
    QDialog dialog(m_window);
    dialog.setObjectName(QStringLiteral("editorCommand"));
    dialog.setWindowTitle(tr("Source Editor"));
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    auto *label = new QLabel(tr("The command that opens a file in your editor. {file} and {line} stand for the place."));
    label->setWordWrap(true);
    auto *field = new QComboBox;
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->addItems(suggestions());
    if (!command().isEmpty())
        field->setEditText(command());
    field->setAccessibleName(tr("Command"));
    auto *problem = new QLabel;
    problem->setObjectName(QStringLiteral("problemText"));
    problem->setWordWrap(true);
    problem->setTextFormat(Qt::PlainText);
    problem->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setProperty("primary", true);
    for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(field), static_cast<QWidget *>(problem), static_cast<QWidget *>(buttons)})
        column->addWidget(widget);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, [&] {
        if (const Result<QStringList> words = wordsFor(field->currentText(), QStringLiteral("/"), 1); !words) {
            problem->setText(words.problems().front().message);
            return problem->show();
        }
        dialog.accept();
    });
    dialog.resize(fittingScreen(&dialog, {480, 160}));
    if (dialog.exec() != QDialog::Accepted)
        return false;
    m_settings.setValue(Key, field->currentText().trimmed());
    return true;
}

void SourceEditor::open(const QString &file, int line, qint64 recordedAt)
{
    const QFileInfo info(file);
    const auto tell = [&](const QString &text) {
        m_messages.showMessage(Notice::Editor, MessageBar::Tone::Question, {}, text, {{tr("Choose Editor\u2026"), [this] { configure(); }}});
    };
    if (!info.isAbsolute() || !info.isFile())
        return m_messages.showMessage(Notice::Editor, MessageBar::Tone::Question, {}, tr("There is no file %1.").arg(file));
    if (command().isEmpty() && !configure())
        return;
    const Result<QStringList> words = wordsFor(command(), file, line);
    if (!words)
        return tell(words.problems().front().message);
    if (!QProcess::startDetached(words->first(), words->mid(1)))
        return tell(tr("%1 could not be started.").arg(words->first()));
    if (recordedAt != 0 && info.lastModified().toMSecsSinceEpoch() > recordedAt / 1'000'000)
        m_messages.showMessage(Notice::Editor, MessageBar::Tone::Info, tr("%1 was changed since the recording").arg(info.fileName()),
                               tr("Its lines may differ from those that ran."));
}

} // namespace awaitscope
