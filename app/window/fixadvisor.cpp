// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/fixadvisor.h"

#include "app/document/document.h"
#include "app/runs/runcontroller.h"
#include "app/widgets/runpicture.h"
#include "model/fixes/codediff.h"
#include "model/formats/program/python/pythonwriter.h"
#include "views/common/appstyle.h"
#include "views/common/viewstate.h"
#include "views/panels/detailspanel.h"
#include "views/panels/monospace.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace awaitscope {

namespace {

constexpr int restMs = 200; // without another selection, until fixes are looked for
constexpr qreal tint = 0.16; // of the lines that come and go
constexpr int pictureWidth = 760, pictureHeight = 240;

//! The difference as rows with a sign before each, so that colour never stands alone.
QString diffHtml(const std::vector<DiffLine> &lines, const Theme &theme)
{
    const QColor canvas = theme.color(ColorRole::Canvas);
    const QString removed = blend(theme.color(ColorRole::Raised), canvas, tint).name(), added = blend(theme.color(ColorRole::Succeeded), canvas, tint).name();
    QString rows;
    for (const DiffLine &line : lines) {
        const bool gone = line.kind == DiffLine::Kind::Removed, come = line.kind == DiffLine::Kind::Added;
        const QString ground = gone ? removed : come ? added
                                                     : canvas.name();
        const QString text = line.kind == DiffLine::Kind::Skipped ? QString(QChar(0x22EE)) : line.text.toHtmlEscaped();
        rows += QStringLiteral("<tr><td style=\"background:%1; white-space:pre\">%2 %3</td></tr>")
                    .arg(ground,
                         gone       ? QStringLiteral("\u2212")
                             : come ? QStringLiteral("+")
                                    : QStringLiteral(" "),
                         text.isEmpty() ? QStringLiteral(" ") : text);
    }
    return QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"0\">%1</table>").arg(rows);
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setObjectName(QStringLiteral("sectionTitle"));
    return label;
}

} // namespace

FixPreview::FixPreview(const TaskSet &before, const Fix &fix, const Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(fix.label);
    auto *words = new QLabel(remedyText(fix.remedy));
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    auto *code = new QTextBrowser;
    code->setObjectName(QStringLiteral("fixDifference"));
    code->setAccessibleName(tr("Changes in the code"));
    code->document()->setDefaultFont(codeFont());
    code->setLineWrapMode(QTextEdit::NoWrap);
    code->setHtml(diffHtml(lineDifference(writePython(before), writePython(fix.set)), theme));
    auto *picture = new QLabel;
    picture->setPixmap(runPicture(fix.set, theme, {pictureWidth, pictureHeight, false, devicePixelRatioF()}));
    picture->setAccessibleName(tr("Timeline after the change"));
    auto *effect = new QLabel(fix.effect);
    effect->setObjectName(QStringLiteral("fixEffect"));
    effect->setWordWrap(true);
    effect->setTextFormat(Qt::PlainText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    QPushButton *apply = buttons->addButton(tr("Apply"), QDialogButtonBox::AcceptRole);
    apply->setDefault(true);
    apply->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(heading(tr("Changes in the code")));
    layout->addWidget(code, 1);
    layout->addWidget(heading(tr("The run after it")));
    layout->addWidget(effect);
    layout->addWidget(picture, 0, Qt::AlignLeft);
    layout->addWidget(buttons);
    resize(pictureWidth + 40, 620);
}

FixAdvisor::FixAdvisor(const RunController &runs, ViewState &view, Document &document, DetailsPanel &details, QWidget *parent)
    : QObject(parent), m_runs(runs), m_view(view), m_document(document), m_details(details), m_window(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FixAdvisor::lookNow);
    connect(&view, &ViewState::selectionChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(&runs, &RunController::replaced, &m_rest, qOverload<>(&QTimer::start));
    connect(&details, &DetailsPanel::fixRequested, this, &FixAdvisor::preview);
}

void FixAdvisor::lookNow()
{
    m_rest.stop();
    const TraceStore *store = m_runs.store();
    const TaskSet *program = store ? m_runs.source()->program() : nullptr;
    const bool written = program && !m_runs.isCovered() && !m_runs.isActive() && m_runs.problems().empty() && m_runs.clock() == ClockKind::Virtual;
    if (!written || m_view.selection().size() != 1 || !(*program == m_document.taskSet()))
        return m_details.setFixes({});
    const ViewItem item = m_view.selection().front();
    if (item.kind == ViewItem::Kind::Arrow || item.lane >= store->lanes().size())
        return m_details.setFixes({});
    const bool mark = item.kind == ViewItem::Kind::Mark && item.index < store->lanes()[item.lane].marks.size();
    m_details.setFixes(findFixes(m_document.taskSet(), *store, item.lane, mark ? std::optional<std::size_t>(item.index) : std::nullopt));
}

void FixAdvisor::preview(const Fix &fix)
{
    const Fix chosen = fix; // the panel may drop it meanwhile
    const TaskSet before = m_document.taskSet();
    FixPreview dialog(before, chosen, *m_theme, m_window);
    if (dialog.exec() == QDialog::Accepted && m_document.taskSet() == before)
        m_document.edit(chosen.label, chosen.set);
}

} // namespace awaitscope
