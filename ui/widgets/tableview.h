// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>

namespace batchy {

/// A table as all of ours are: whole rows, dense, no grid, sorted by its header, keyboard friendly
/// (Tab leaves it, Enter activates a row, Ctrl+C copies it). What stood at the top stays there when
/// rows come, go or move, unless the table stands at its very top.
class TableView : public QTableView
{
    Q_OBJECT

public:
    /// The accessible name says what the rows are.
    explicit TableView(const QString &accessibleName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Room for a second line in each row.
    void setTallRows(bool tall);
    /// Columns as wide as what the first rows hold; `stretched` takes the rest.
    void fitColumns(int stretched);
    /// Where there isn't room for all, columns are hidden from the end of these lists on, so that
    /// nothing has to be scrolled sideways. For the `essential` ones `stretched` shrinks to `least`
    /// pixels; the `further` ones are shown where it has all that it needs. Columns grow with what
    /// they hold from then on. Called after fitColumns().
    void hideFromLeastImportant(const QList<int> &essential, const QList<int> &further,
                                int stretched, int least);

    int hoveredRow() const { return m_hoveredRow; }

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void hover(int row);
    void updateRow(int row);
    void holdTop();
    void restoreTop();
    void copyRows() const;
    void arrangeColumns();
    void growColumns();

    QList<int> m_byImportance;
    qsizetype m_essential = 0; ///< so many of them
    QHash<int, int> m_widths;  ///< of the columns above, as they were fitted
    QTimer m_growth;           ///< many changes, one look at the columns
    int m_stretched = -1;
    int m_leastStretch = 0;
    QPersistentModelIndex m_top;
    int m_topOffset = 0;
    int m_hoveredRow = -1;
};

} // namespace batchy
