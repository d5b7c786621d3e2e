// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/guidebrowser.h"

#include "app/widgets/guidepages.h"
#include "app/widgets/runpicture.h"
#include "views/common/appstyle.h"
#include "views/panels/monospace.h"

#include <QAbstractTextDocumentLayout>
#include <QDesktopServices>
#include <QFileInfo>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextTable>

#include <algorithm>
#include <utility>
#include <vector>

namespace awaitscope {

namespace {

constexpr int pageMargin = 24, widestPicture = 860, narrowestPicture = 320;
constexpr int restMs = 150; // without another size, until the pictures are drawn again

bool isCodeBlock(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage) || block.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
}

bool hasPicture(const QTextBlock &block)
{
    return block.text().contains(QChar::ObjectReplacementCharacter);
}

} // namespace

GuideBrowser::GuideBrowser(QWidget *parent)
    : QTextBrowser(parent), m_theme(&Theme::get(ThemeKind::Light))
{
    setOpenLinks(false);
    setAccessibleName(tr("Page of the guide"));
    m_resized.setSingleShot(true);
    m_resized.setInterval(restMs);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        if (m_drawnWidth != 0 && m_drawnWidth != pictureWidth())
            showAgain();
    });
    connect(this, &QTextBrowser::anchorClicked, this, &GuideBrowser::follow);
}

void GuideBrowser::setTheme(const Theme &theme)
{
    m_theme = &theme;
    if (!m_url.isEmpty())
        showAgain();
}

void GuideBrowser::showPage(const QString &path)
{
    visit(QUrl(QStringLiteral("qrc") + path));
}

void GuideBrowser::visit(const QUrl &url)
{
    if (m_at >= 0)
        m_visits[m_at].place = verticalScrollBar()->value();
    m_visits.resize(m_at + 1);
    m_visits += {url};
    ++m_at;
    load(url);
}

void GuideBrowser::goTo(qsizetype at)
{
    if (at < 0 || at >= m_visits.size())
        return;
    m_visits[m_at].place = verticalScrollBar()->value();
    m_at = at;
    load(m_visits[at].url);
    verticalScrollBar()->setValue(m_visits[at].place);
}

void GuideBrowser::follow(const QUrl &link)
{
    const QUrl url = m_url.resolved(link);
    if (url.scheme() == QLatin1String("https"))
        QDesktopServices::openUrl(url);
    else if (url.path().endsWith(QLatin1String(".taskset")))
        Q_EMIT exampleRequested(url);
    else if (!guideText(u':' + url.path()).isEmpty())
        visit(url);
}

void GuideBrowser::showAgain()
{
    const int place = verticalScrollBar()->value();
    load(m_url.adjusted(QUrl::RemoveFragment));
    verticalScrollBar()->setValue(place);
}

int GuideBrowser::pictureWidth() const
{
    const int bar = verticalScrollBar()->sizeHint().width() + 2 * frameWidth(); // whether it is shown or not
    return std::clamp(width() - bar - 2 * pageMargin - 2, narrowestPicture, widestPicture);
}

QVariant GuideBrowser::loadResource(int type, const QUrl &name)
{
    const QUrl url = m_url.resolved(name);
    if (type != QTextDocument::ImageResource)
        return guideText(u':' + url.path()).toUtf8();
    const Result<GuideExample> example = guideExample(url); // "pictures/x.svg" is the picture of x.taskset
    if (!example)
        return {};
    m_drawnWidth = pictureWidth();
    return runPicture(example->set, *m_theme, {.width = m_drawnWidth, .ratio = devicePixelRatioF()});
}

void GuideBrowser::load(const QUrl &url)
{
    m_url = url;
    m_drawnWidth = 0;
    // A new document, without a layout so far: in that on screen, each piece of a long table would lay out the whole page again.
    auto *next = new QTextDocument(this);
    next->setDefaultFont(document()->defaultFont());
    next->setDocumentMargin(pageMargin);
    QTextDocument *previous = std::exchange(m_page, next);
    const QString text = guideText(page());
    if (url.path().endsWith(QLatin1String(".md"))) {
        next->setMarkdown(text);
    } else { // a program
        next->setPlainText(text);
        QTextCursor all(next);
        all.select(QTextCursor::Document);
        QTextCharFormat code;
        code.setFont(codeFont());
        all.mergeCharFormat(code);
    }
    layOut();
    setExtraSelections({}); // they are of the previous one
    setDocument(next);
    moveCursor(QTextCursor::Start);
    next->documentLayout()->blockBoundingRect(next->lastBlock()); // lays out all of it: a place in it can be scrolled to
    delete previous;
    if (url.hasFragment())
        scrollToHeading(url.fragment(QUrl::FullyDecoded));
    Q_EMIT backwardAvailable(m_at > 0);
    Q_EMIT forwardAvailable(m_at + 1 < m_visits.size());
    Q_EMIT pageShown();
}

void GuideBrowser::layOut()
{
    m_page->setUndoRedoEnabled(false);
    layOutText();
    layOutTables();
}

void GuideBrowser::layOutText()
{
    const QColor ground = blend(m_theme->color(ColorRole::Text), m_theme->color(ColorRole::Canvas), 0.06);
    for (QTextBlock block = m_page->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        const int level = format.headingLevel();
        if (isCodeBlock(block)) {
            format.setBackground(ground);
            format.setLeftMargin(8);
            format.setNonBreakableLines(false); // a long line is broken rather than out of sight
            format.setBottomMargin(isCodeBlock(block.next()) ? 0 : 12);
            format.setTopMargin(isCodeBlock(block.previous()) ? 0 : 4);
        } else if (level > 0) {
            format.setTopMargin(level == 1 ? 4 : 18);
            format.setBottomMargin(8);
        } else if (!cursor.currentTable()) {
            format.setBottomMargin(block.textList() ? 3 : 9);
            format.setTopMargin(0);
            if (!hasPicture(block))
                format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
        }
        cursor.setBlockFormat(format);
        layOutFragments(block, ground);
    }
}

void GuideBrowser::layOutFragments(const QTextBlock &block, const QColor &ground)
{
    std::vector<QTextFragment> fragments; // their formats change below, and with them the iterators of the block
    for (auto it = block.begin(); !it.atEnd(); ++it)
        fragments.push_back(it.fragment());
    const bool whole = isCodeBlock(block);
    for (const QTextFragment &fragment : fragments) {
        QTextCharFormat text = fragment.charFormat();
        if (text.fontFixedPitch() || whole) {
            text.setFontFamilies(codeFont().families());
            if (!whole)
                text.setBackground(ground);
        }
        if (text.isAnchor())
            text.setForeground(m_theme->color(ColorRole::Accent));
        QTextCursor cursor(m_page);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(text);
    }
}

void GuideBrowser::layOutTables()
{
    for (QTextFrame *frame : m_page->rootFrame()->childFrames()) {
        auto *table = qobject_cast<QTextTable *>(frame);
        if (!table)
            continue;
        QTextTableFormat format = table->format();
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderBrush(m_theme->color(ColorRole::Border));
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setCellPadding(5);
        format.setCellSpacing(0);
        format.setBottomMargin(12);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        table->setFormat(format);
    }
}

void GuideBrowser::scrollToHeading(const QString &anchor)
{
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || headingAnchor(block.text()) != anchor)
            continue;
        setTextCursor(QTextCursor(block));
        const int top = cursorRect().top() + verticalScrollBar()->value();
        verticalScrollBar()->setValue(top - pageMargin / 2);
        return;
    }
}

void GuideBrowser::mark(const QStringList &words)
{
    QList<ExtraSelection> marks;
    QTextCursor first;
    for (const QString &word : words) {
        for (QTextCursor found = document()->find(word, 0); !found.isNull(); found = document()->find(word, found)) {
            ExtraSelection selection;
            selection.cursor = found;
            selection.format.setBackground(m_theme->color(ColorRole::SelectedRow));
            marks += selection;
            if (first.isNull() || found.position() < first.position())
                first = found;
        }
    }
    setExtraSelections(marks);
    if (first.isNull())
        return;
    first.clearSelection();
    setTextCursor(first);
    ensureCursorVisible();
}

void GuideBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    m_resized.start();
}

} // namespace awaitscope
