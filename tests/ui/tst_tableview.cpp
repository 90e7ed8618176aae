// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/samples.h"
#include "tests/support/testrunner.h"
#include "ui/delegates/namedelegate.h"
#include "ui/delegates/progressdelegate.h"
#include "ui/delegates/statusdelegate.h"
#include "ui/models/roles.h"
#include "ui/models/workflowmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace batchy;
using namespace batchy::test;
using Column = WorkflowModel::Column;

class TableViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        std::vector<Batch> all;
        for (int i = 100; i < 200; ++i)
            all.push_back(sampleBatch("wf" + QByteArray::number(i), 2, i % 3, Status::Failed));
        m_model = std::make_unique<WorkflowModel>();
        m_model->merge(all);
        m_view = std::make_unique<TableView>(QStringLiteral("Workflows"));
        m_view->setModel(m_model.get());
        m_view->resize(600, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void whatIsOnTopStaysThere()
    {
        QScrollBar *bar = m_view->verticalScrollBar();
        bar->setValue(40 * metrics::rowHeight + 7);
        const auto top = [this] { return m_view->indexAt({0, 0}).data(role::Key).toByteArray(); };
        QCOMPARE(top(), QByteArray("wf140"));
        m_model->update(sampleBatch("aa1", 1, 1, Status::Success));
        QCOMPARE(top(), QByteArray("wf140"));
        QCOMPARE(bar->value() % metrics::rowHeight, 7);
        m_model->remove("wf110");
        m_model->remove("wf111");
        m_model->update(sampleBatch("zz1", 1, 1, Status::Success));
        QCOMPARE(top(), QByteArray("wf140"));
        bar->setValue(0);
        m_model->update(sampleBatch("aa0", 1, 1, Status::Success));
        QCOMPARE(top(), QByteArray("aa0"));
    }

    void selectionSurvivesAFilterThatKeepsIt()
    {
        m_view->setCurrentIndex(m_model->indexOf("wf155"));
        m_model->setFilter(QStringLiteral("55"));
        QCOMPARE(m_view->currentIndex(), m_model->indexOf("wf155"));
        m_model->setFilter({});
        QCOMPARE(m_view->currentIndex(), m_model->indexOf("wf155"));
        QVERIFY(m_view->selectionModel()->isRowSelected(m_view->currentIndex().row()));
    }

    void copiesAndActivatesByKeyboard()
    {
        m_view->setCurrentIndex(m_model->indexOf("wf101"));
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(
            QStringLiteral("wf101\tsuccess\t2 / 2\t")));
        QSignalSpy activated(m_view.get(), &QTableView::activated);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
    }

    void delegatesFitTheirText()
    {
        m_view->setItemDelegateForColumn(int(Column::Name), new NameDelegate(m_view.get()));
        m_view->setItemDelegateForColumn(int(Column::Status), new StatusDelegate(m_view.get()));
        m_view->setItemDelegateForColumn(int(Column::Done), new ProgressDelegate(m_view.get()));
        m_view->fitColumns(int(Column::Name));
        const QFontMetrics font(m_view->font());
        for (int column = 0; column < WorkflowModel::columns; ++column)
            QVERIFY(m_view->columnWidth(column) >=
                    font.horizontalAdvance(m_model->index(0, column).data().toString()));
        QCOMPARE(m_view->rowHeight(0), metrics::rowHeight);
        m_view->setTallRows(true);
        QCOMPARE(m_view->rowHeight(0), metrics::tallRowHeight);
    }

    void columnsGrowWithWhatTheyHold()
    {
        m_view->fitColumns(int(Column::Name));
        m_view->hideFromLeastImportant({int(Column::Name), int(Column::Status)},
                                       {int(Column::Done)}, int(Column::Name), 100);
        const int before = m_view->columnWidth(int(Column::Done));
        m_model->update(test::sampleBatch("wf100", 12345, 12345, Status::Success));
        m_view->scrollToTop();
        QTRY_VERIFY(m_view->columnWidth(int(Column::Done)) > before);
    }

    void namesKeepTheirRoomBeforeFurtherColumns()
    {
        m_model->update(test::sampleBatch(QByteArray(24, 'a'), 2, 1, Status::Failed));
        m_view->fitColumns(int(Column::Name));
        m_view->hideFromLeastImportant({int(Column::Name), int(Column::Status)},
                                       {int(Column::Done)}, int(Column::Name), 100);
        m_view->resize(130 + m_view->columnWidth(int(Column::Status)) +
                           m_view->columnWidth(int(Column::Done)),
                       400);
        QTRY_VERIFY(m_view->isColumnHidden(int(Column::Done)));
        QVERIFY(!m_view->isColumnHidden(int(Column::Status)));
        m_view->resize(900, 400);
        QTRY_VERIFY(!m_view->isColumnHidden(int(Column::Done)));
    }

private:
    std::unique_ptr<WorkflowModel> m_model;
    std::unique_ptr<TableView> m_view;
};

BATCHY_TEST(tableview, TableViewTest)
#include "tst_tableview.moc"
