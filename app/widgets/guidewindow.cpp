// SPDX-FileCopyrightText: 2026 The Awaitscope authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/widgets/guidewindow.h"

#include "app/settings/translations.h"
#include "app/widgets/guidebrowser.h"
#include "app/widgets/guidepages.h"
#include "app/widgets/icons.h"
#include "app/widgets/searchkeys.h"
#include "views/common/screenfit.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace awaitscope {

namespace {

constexpr int PathRole = Qt::UserRole;
constexpr int listWidth = 300, excerptBefore = 24, excerptAfter = 60;

//! Rows as high as their wrapped titles. Qt's own hint does not count the padding that the style sheet takes from the width.
class TitleDelegate : public QStyledItemDelegate
{
public:
    explicit TitleDelegate(QListView *list)
        : QStyledItemDelegate(list), m_list(list)
    {
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        constexpr int sides = 2 * 11, ends = 2 * 4;
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QRect room(0, 0, m_list->viewport()->width() - sides, QWIDGETSIZE_MAX);
        const int height = item.fontMetrics.boundingRect(room, Qt::TextWordWrap, item.text).height() + ends;
        return QStyledItemDelegate::sizeHint(option, index).expandedTo({0, height});
    }

private:
    QListView *m_list;
};

//! What a reader sees of Markdown, roughly: without marks, links as their words.
QString plain(QString markdown)
{
    static const QRegularExpression image(QStringLiteral("!\\[[^\\]]*\\]\\([^)]*\\)")), link(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)")),
        mark(QStringLiteral("^```.*$|[*`|#]|^-+|---+"), QRegularExpression::MultilineOption);
    return markdown.remove(image).replace(link, QStringLiteral("\\1")).remove(mark).simplified();
}

//! The text around the first of the words.
QString excerpt(const QString &text, const QString &word)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    const qsizetype begin = std::max<qsizetype>(0, at - excerptBefore);
    const QString part = text.mid(begin, excerptBefore + word.size() + excerptAfter);
    return (begin > 0 ? QStringLiteral("\u2026") : QString()) + part + QStringLiteral("\u2026");
}

QToolButton *button(const QString &iconName, const QString &text, const QKeySequence &key)
{
    auto *made = new QToolButton;
    made->setIcon(icon(iconName));
    made->setAccessibleName(text);
    made->setShortcut(key);
    made->setToolTip(QStringLiteral("%1  (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    made->setAutoRaise(true);
    return made;
}

} // namespace

GuideWindow::GuideWindow(QWidget *parent)
    : QDialog(parent, Qt::Window), m_pages(&guidePages(textLanguage())), m_search(new QLineEdit), m_list(new QListWidget), m_browser(new GuideBrowser)
{
    setWindowTitle(tr("Guide"));
    setWindowIcon(applicationIcon());
    resize(fittingScreen(this, {1080, 660})); // with its frame it fits 768 pixels
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(createList());
    layout->addWidget(createPage(), 1);
    connect(m_browser, &GuideBrowser::exampleRequested, this, &GuideWindow::exampleRequested);
    connect(m_browser, &GuideBrowser::pageShown, this, &GuideWindow::selectPage);
    fill();
}

QWidget *GuideWindow::createList()
{
    m_search->setPlaceholderText(tr("Search the guide"));
    m_search->setClearButtonEnabled(true);
    m_search->setAccessibleName(tr("Search the guide"));
    new SearchKeys(m_search, m_list);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new TitleDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its width counts when lines are broken
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_search, &QLineEdit::textChanged, this, &GuideWindow::fill);
    connect(m_search, &QLineEdit::returnPressed, this, &GuideWindow::showCurrent);
    connect(m_list, &QListWidget::currentItemChanged, this, &GuideWindow::showCurrent);
    auto *find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    auto *column = new QWidget;
    column->setFixedWidth(listWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    return column;
}

QWidget *GuideWindow::createPage()
{
    QToolButton *back = button(QStringLiteral("go-back"), tr("Back"), QKeySequence(QStringLiteral("Alt+Left")));
    QToolButton *forward = button(QStringLiteral("go-forward"), tr("Forward"), QKeySequence(QStringLiteral("Alt+Right")));
    connect(back, &QToolButton::clicked, m_browser, &GuideBrowser::backward);
    connect(forward, &QToolButton::clicked, m_browser, &GuideBrowser::forward);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    back->setEnabled(false);
    forward->setEnabled(false);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(4);
    bar->addWidget(back);
    bar->addWidget(forward);
    bar->addStretch();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_browser, 1);
    return page;
}

QStringList GuideWindow::words() const
{
    return m_search->text().split(u' ', Qt::SkipEmptyParts);
}

void GuideWindow::fill()
{
    m_selecting = true;
    m_list->clear();
    const QStringList wanted = words();
    QString group;
    for (const GuidePage &page : *m_pages) {
        const QString text = page.title + u' ' + plain(guideText(page.path));
        if (!std::all_of(wanted.begin(), wanted.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); }))
            continue;
        if (page.group != group) {
            group = page.group;
            auto *heading = new QListWidgetItem(group, m_list);
            QFont bold = font();
            bold.setBold(true);
            heading->setFont(bold);
            heading->setFlags(Qt::NoItemFlags);
        }
        const QString found = wanted.isEmpty() ? QString() : excerpt(text.mid(page.title.size() + 1), wanted.first());
        auto *item = new QListWidgetItem(found.isEmpty() ? page.title : page.title + u'\n' + found, m_list);
        item->setData(PathRole, page.path);
    }
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("No page has these words"), m_list))->setFlags(Qt::NoItemFlags);
    m_selecting = false;
    if (wanted.isEmpty()) {
        m_browser->mark({});
        selectPage();
    } else {
        SearchKeys::selectFirst(m_list);
        showCurrent();
    }
}

void GuideWindow::showCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString path = item ? item->data(PathRole).toString() : QString();
    if (m_selecting || path.isEmpty())
        return;
    if (path != m_browser->page())
        m_browser->showPage(path);
    m_browser->mark(words());
}

//! The page was chosen by a link, or by Back.
void GuideWindow::selectPage()
{
    m_selecting = true;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(PathRole).toString() == m_browser->page())
            m_list->setCurrentRow(row);
    m_selecting = false;
}

void GuideWindow::setTheme(const Theme &theme)
{
    m_browser->setTheme(theme);
}

void GuideWindow::showPage(const QString &path)
{
    if (!path.isEmpty())
        m_browser->showPage(path);
    else if (m_browser->page().isEmpty() && !m_pages->empty())
        m_browser->showPage(m_pages->front().path);
    show();
    raise();
    activateWindow();
    m_browser->setFocus();
}

} // namespace awaitscope
