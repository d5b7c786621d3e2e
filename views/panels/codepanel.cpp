// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/panels/codepanel.h"

#include "model/formats/program/cpp/cppwriter.h"
#include "model/formats/program/python/pythonwriter.h"
#include "model/text/inputfile.h"
#include "model/text/visibletext.h"
#include "model/trace/sourceline.h"
#include "model/trace/tracestore.h"
#include "views/common/stepitems.h"
#include "views/common/viewstate.h"
#include "views/common/widgets/elidedlabel.h"
#include "views/common/widgets/segmentedcontrol.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QShowEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace awaitscope {

CodePanel::CodePanel(ViewState *state, QWidget *parent)
    : Panel(parent), m_state(state), m_view(new CodeView), m_pages(new QStackedWidget), m_languages(new QActionGroup(this))
{
    m_caption = new ElidedLabel;
    m_refusal = new QLabel;
    m_copy = new QPushButton(tr("Copy"));
    m_refusal->setWordWrap(true);
    m_refusal->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_refusal->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_refusal->setMargin(16);
    m_refusal->setTextFormat(Qt::PlainText);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_refusal);
    m_pages->addWidget(m_view);
    m_pages->addWidget(scroll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(m_pages, 1);
    connect(m_view, &CodeView::lineHovered, this, &CodePanel::pointAt);
    connect(m_view, &CodeView::lineClicked, this, &CodePanel::selectAt);
    connect(m_view, &CodeView::lineActivated, this, [this](int line) {
        if (const QString step = stepAt(line); !step.isEmpty())
            Q_EMIT stepActivated(step);
    });
    if (m_state) {
        connect(m_state, &ViewState::hoverChanged, this, &CodePanel::followHover);
        connect(m_state, &ViewState::selectionChanged, this, &CodePanel::followSelection);
    }
    setLanguage(CodeLanguage::Python);
}

QWidget *CodePanel::createBar()
{
    m_caption->setObjectName(QStringLiteral("secondaryText"));
    m_copy->setToolTip(tr("Copy the whole program"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(code()); });
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 6, 16, 6);
    const std::pair<CodeLanguage, QString> languages[] = {{CodeLanguage::Python, tr("Python")}, {CodeLanguage::Cpp, tr("C++")}};
    for (const auto &[language, name] : languages) {
        QAction *action = m_languages->addAction(name);
        action->setObjectName(language == CodeLanguage::Python ? QStringLiteral("showPython") : QStringLiteral("showCpp"));
        action->setCheckable(true);
        action->setData(int(language));
        action->setToolTip(tr("Show the program in %1").arg(name));
    }
    connect(m_languages, &QActionGroup::triggered, this, [this](const QAction *action) { setLanguage(CodeLanguage(action->data().toInt())); });
    m_choice = new SegmentedControl(m_languages);
    m_choice->setAccessibleName(tr("Language"));
    row->addWidget(m_choice);
    row->addSpacing(8);
    row->addWidget(m_caption, 1);
    m_edit = new QPushButton(tr("Open in Editor"));
    m_edit->setObjectName(QStringLiteral("openInEditor"));
    m_edit->setToolTip(tr("Open this line of the file in your editor"));
    m_edit->hide();
    connect(m_edit, &QPushButton::clicked, this, &CodePanel::editorRequested);
    row->addWidget(m_edit);
    row->addWidget(m_copy);
    return bar;
}

void CodePanel::setLanguage(CodeLanguage language)
{
    m_language = language;
    for (QAction *action : m_languages->actions())
        action->setChecked(CodeLanguage(action->data().toInt()) == language);
    const bool python = language == CodeLanguage::Python;
    m_view->setAccessibleName(python ? tr("The program in Python") : tr("The program in C++"));
    m_caption->setText(python ? tr("The same program in Python: it prints what the console shows.")
                              : tr("The same program in C++ with QCoro: it prints what the console shows."));
    generate();
}

void CodePanel::setProgram(const Program &program)
{
    m_program = program;
    if (std::exchange(m_recordedAt, std::nullopt)) {
        m_choice->show();
        m_edit->hide();
        setLanguage(m_language);
    }
    m_outdated = true;
    if (isVisible())
        generate();
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_outdated)
        generate();
}

void CodePanel::setRecording(qint64 recordedAt)
{
    m_recordedAt = recordedAt;
    m_outdated = false;
    m_file.clear();
    m_steps.clear();
    m_choice->hide();
    m_caption->setText(QString());
    m_edit->show();
    m_edit->setEnabled(false);
    m_copy->setEnabled(false);
    m_refusal->setText(tr("Select something in the timeline to see its line of the program."));
    m_pages->setCurrentIndex(1);
    followSelection();
}

//! Returns why the file cannot be shown, or an empty string.
QString CodePanel::readSource(const QString &path, QByteArray &text) const
{
    constexpr qint64 Most = 4 * inputlimits::MiB;
    QFile file;
    QString why = openForReading(file, path, Most);
    return why.isEmpty() ? readRest(file, text, Most) : why;
}

void CodePanel::showSource(const QString &pointer)
{
    const std::string utf8 = pointer.toStdString();
    const std::optional<SourceLine> at = sourceLine(utf8);
    if (!at)
        return;
    const QString path = QString::fromUtf8(at->file.data(), qsizetype(at->file.size()));
    m_sourceLine = int(at->line);
    if (path == m_file) {
        if (at->line > 0 && at->line <= m_steps.size()) // while the program runs there may be new ones
            m_steps[at->line - 1] = pointer;
        return;
    }
    m_file = path;
    m_steps.clear();
    QByteArray text;
    const QString why = readSource(path, text);
    m_pages->setCurrentIndex(why.isEmpty() ? 0 : 1);
    m_copy->setEnabled(why.isEmpty());
    m_edit->setEnabled(why.isEmpty());
    m_caption->setText(visibleText(path));
    if (!why.isEmpty())
        return m_refusal->setText(why);
    const QDateTime changed = QFileInfo(path).lastModified();
    if (changed.toMSecsSinceEpoch() > *m_recordedAt / 1'000'000)
        m_caption->setText(tr("%1: changed since the recording").arg(visibleText(path)));
    m_view->setCode(QString::fromUtf8(text), CodeLanguage::Python, 1);
    m_steps.resize(std::size_t(m_view->lines()));
    for (const std::string &step : m_store->trace().stepPointers)
        if (const std::optional<SourceLine> line = sourceLine(step); line && line->file == at->file && line->line > 0 && line->line <= m_steps.size())
            m_steps[line->line - 1] = QString::fromStdString(step);
}

void CodePanel::endRecording()
{
    if (m_recordedAt)
        setProgram(Program(m_program));
}

void CodePanel::generate()
{
    m_outdated = false;
    if (m_recordedAt)
        return;
    if (m_language == CodeLanguage::Python)
        display(pythonProgram(m_program.set()));
    else
        display(cppProgram(m_program.set()));
    followSelection();
}

void CodePanel::display(const Result<ProgramText> &program)
{
    m_steps.clear();
    m_pages->setCurrentIndex(program ? 0 : 1);
    m_copy->setEnabled(bool(program));
    if (!program) {
        QStringList lines{tr("This task set cannot be exported to C++:"), QString()};
        for (const Problem &problem : program.problems())
            lines += problem.message + QStringLiteral("  (") + problem.pointer + QLatin1Char(')');
        return m_refusal->setText(lines.join(QLatin1Char('\n')));
    }
    m_view->setCode(program->source, m_language, program->firstLine);
    m_steps.resize(std::size_t(m_view->lines()));
    for (auto it = program->lineOfStep.begin(); it != program->lineOfStep.end(); ++it)
        m_steps[std::size_t(it.value()) - 1] = it.key();
}

QString CodePanel::stepAt(int line) const
{
    if (m_recordedAt)
        return line > 0 && std::size_t(line) <= m_steps.size() ? m_steps[std::size_t(line) - 1] : QString();
    // A line without a step of its own belongs to the one above; an empty line, or one outside a body, to none.
    for (int i = line; i > 0 && std::size_t(i) <= m_steps.size(); --i) {
        if (const QString &step = m_steps[std::size_t(i) - 1]; !step.isEmpty())
            return step;
        const QString text = m_view->text(i - 1);
        if (text.trimmed().isEmpty() || !text.startsWith(QLatin1Char(' ')))
            return {};
    }
    return {};
}

void CodePanel::setStore(const TraceStore *store)
{
    m_store = store;
    followSelection();
}

void CodePanel::pointAt(int line)
{
    const QString step = stepAt(line);
    const std::vector<ViewItem> items = m_store && !step.isEmpty() ? itemsOfStep(*m_store, step) : std::vector<ViewItem>();
    if (m_state) {
        const QScopedValueRollback guard(m_pointing, true);
        m_state->setHover(items.empty() ? std::nullopt : std::optional(items.front()));
        m_state->setHighlight(items);
    }
    if (step.isEmpty())
        followSelection();
    else
        markStep(step, false);
}

void CodePanel::selectAt(int line)
{
    if (!m_state || !m_store)
        return;
    if (std::vector<ViewItem> items = itemsOfStep(*m_store, stepAt(line)); !items.empty())
        m_state->setSelection(std::move(items));
}

void CodePanel::followHover()
{
    if (m_pointing || !m_store)
        return;
    if (m_state->hover())
        markStep(stepOfItem(*m_store, *m_state->hover()), false);
    else
        followSelection();
}

void CodePanel::followSelection()
{
    if (!m_state || !m_store || m_state->selection().empty())
        return markStep({}, false);
    markStep(stepOfItem(*m_store, m_state->selection().front()), true);
}

void CodePanel::markStep(const QString &pointer, bool reveal)
{
    if (m_recordedAt && m_store)
        showSource(pointer);
    std::vector<int> lines;
    if (!pointer.isEmpty())
        for (std::size_t i = 0; i < m_steps.size(); ++i)
            if (m_steps[i] == pointer)
                lines.push_back(int(i) + 1);
    // The rest of a statement that takes several lines.
    if (!lines.empty())
        for (int next = lines.front() + 1; std::size_t(next) <= m_steps.size() && m_steps[std::size_t(next) - 1].isEmpty() && stepAt(next) == pointer; ++next)
            lines.push_back(next);
    m_view->setMarkedLines(lines, reveal && isVisible());
}

void CodePanel::showStep(const QString &pointer)
{
    if (m_outdated)
        generate();
    markStep(pointer, true);
    if (const std::vector<int> lines = m_view->markedLines(); !lines.empty())
        m_view->setCursorPosition(lines.front() - 1, 0);
    m_view->setFocus();
}

QString CodePanel::code() const
{
    return m_pages->currentIndex() == 0 ? m_view->text() : m_refusal->text();
}

void CodePanel::setTheme(const Theme &theme)
{
    m_view->setTheme(theme);
}

} // namespace awaitscope
