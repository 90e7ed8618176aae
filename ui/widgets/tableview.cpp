// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

#include "ui/delegates/celldelegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/stylepaint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace batchy {

TableView::TableView(const QString &accessibleName, QWidget *parent) : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setItemDelegate(new CellDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setTallRows(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setFont(captionFont(font()));
    m_growth.setSingleShot(true);
    m_growth.setInterval(30);
    connect(&m_growth, &QTimer::timeout, this, &TableView::growColumns);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, &m_growth, qOverload<>(&QTimer::start));
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        model()->disconnect(this);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    using Model = QAbstractItemModel;
    for (const auto before : {&Model::rowsAboutToBeInserted, &Model::rowsAboutToBeRemoved})
        connect(newModel, before, this, &TableView::holdTop);
    for (const auto after : {&Model::rowsInserted, &Model::rowsRemoved})
        connect(newModel, after, this, &TableView::restoreTop);
    connect(newModel, &Model::dataChanged, this, [this] { m_growth.start(); });
    connect(newModel, &Model::rowsInserted, this, [this] { m_growth.start(); });
    connect(newModel, &Model::layoutAboutToBeChanged, this, &TableView::holdTop);
    connect(newModel, &Model::layoutChanged, this, &TableView::restoreTop);
}

void TableView::setTallRows(bool tall)
{
    verticalHeader()->setMinimumSectionSize(metrics::rowHeight / 2);
    verticalHeader()->setDefaultSectionSize(tall ? metrics::tallRowHeight : metrics::rowHeight);
}

void TableView::fitColumns(int stretched)
{
    horizontalHeader()->setResizeContentsPrecision(50);
    resizeColumnsToContents();
    horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

void TableView::hideFromLeastImportant(const QList<int> &essential, const QList<int> &further,
                                       int stretched, int least)
{
    m_byImportance = essential + further;
    m_essential = essential.size();
    m_stretched = stretched;
    m_leastStretch = least;
    for (const int column : std::as_const(m_byImportance)) {
        setColumnHidden(column, false);
        m_widths[column] =
            std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
        if (column != stretched)
            setColumnWidth(column, m_widths.value(column));
    }
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    arrangeColumns();
}

void TableView::arrangeColumns()
{
    constexpr int mostStretch = 280; // a name that is longer costs no other column its place
    const int comfortable =
        std::max(m_leastStretch, std::min(m_widths.value(m_stretched), mostStretch));
    int room = viewport()->width() - m_leastStretch;
    for (qsizetype i = 0; i < m_byImportance.size(); ++i) {
        const int column = m_byImportance.at(i);
        if (i == m_essential)
            room -= comfortable - m_leastStretch;
        if (column == m_stretched)
            continue;
        room -= m_widths.value(column);
        if (isColumnHidden(column) == (room >= 0))
            setColumnHidden(column, room < 0);
    }
}

/// A status or a time that came later may be wider than what the columns were fitted to.
void TableView::growColumns()
{
    for (const int column : std::as_const(m_byImportance)) {
        const int width = sizeHintForColumn(column);
        if (width <= m_widths.value(column))
            continue;
        m_widths[column] = width;
        if (column != m_stretched)
            setColumnWidth(column, width);
    }
    if (!m_byImportance.isEmpty())
        arrangeColumns();
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    arrangeColumns();
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    hover(rowAt(event->position().toPoint().y()));
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hover(-1);
    return QTableView::viewportEvent(event);
}

void TableView::hover(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(m_hoveredRow);
    m_hoveredRow = row;
    updateRow(row);
}

void TableView::updateRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
    } else {
        QTableView::keyPressEvent(event);
    }
}

/// A ring around the current row for keyboard users: the selection alone doesn't tell where they
/// are.
void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || !current.isValid() || !window()->testAttribute(Qt::WA_KeyboardFocusChange))
        return;
    QPainter painter(viewport());
    const int width = std::min(horizontalHeader()->length(), viewport()->width());
    const QRectF row(0, rowViewportPosition(current.row()), width, rowHeight(current.row()));
    paint::focusRing(painter, row, 4, tokensFor(palette()).focus);
}

void TableView::holdTop()
{
    const int value = verticalScrollBar()->value();
    const int row = value > 0 ? rowAt(0) : -1;
    m_top = row < 0 ? QPersistentModelIndex() : QPersistentModelIndex(model()->index(row, 0));
    m_topOffset = row < 0 ? 0 : rowViewportPosition(row);
}

void TableView::restoreTop()
{
    if (!m_top.isValid())
        return;
    updateGeometries(); // the scroll bar has to know of the new rows before it can go there
    const int moved = rowViewportPosition(m_top.row()) - m_topOffset;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    m_top = QPersistentModelIndex();
}

void TableView::copyRows() const
{
    QStringList lines;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            if (!isColumnHidden(column))
                cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(QLatin1Char('\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace batchy
