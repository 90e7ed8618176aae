// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/loadsheet.h"

#include "core/domain/rules.h"
#include "core/render/words.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/style.h"
#include "ui/widgets/card.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/windowframe.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>

namespace batchy {

LoadSheet::LoadSheet(Sources sources, const QByteArray &chosen, const QString &where,
                     QWidget *parent)
    : QDialog(parent), m_sources(std::move(sources)), m_workflow(new QComboBox),
      m_replace(new QRadioButton(tr("Re&place everything"))),
      m_merge(new QRadioButton(tr("&Merge: keep the running state of jobs that exist"))),
      m_differences(new QPlainTextEdit), m_message(new MessageBar),
      m_confirm(new QPushButton(tr("Load")))
{
    setWindowTitle(tr("Load a workflow"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *heading = new QLabel(tr("Load a workflow from its file"));
    heading->setFont(titleFont(font()));
    m_workflow->setObjectName(QStringLiteral("workflow"));
    for (const QByteArray &name : std::as_const(m_sources.workflows))
        m_workflow->addItem(QString::fromUtf8(name));
    const int at = m_workflow->findText(QString::fromUtf8(chosen));
    m_workflow->setCurrentIndex(std::max(0, at));
    m_merge->setObjectName(QStringLiteral("merge"));
    m_replace->setObjectName(QStringLiteral("replace"));
    m_differences->setObjectName(QStringLiteral("differences"));
    m_differences->setReadOnly(true);
    m_differences->setTabChangesFocus(true);
    m_differences->document()->setDocumentMargin(metrics::small);
    m_differences->setFont(fixedFont(font()));
    m_differences->setAccessibleName(tr("What would change"));
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_confirm->setToolTip(tr("Ctrl+Enter"));
    setPrimary(*m_confirm);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancel"));
    cancel->setDefault(true);

    auto *label = new QLabel(tr("&Workflow:"));
    label->setBuddy(m_workflow);
    m_workflow->setAccessibleName(tr("Workflow"));
    auto *choice = new QHBoxLayout;
    choice->addWidget(label);
    choice->addWidget(m_workflow, 1);
    QVBoxLayout *layout = windowLayout(this);
    layout->addWidget(heading);
    layout->addWidget(new QLabel(where));
    layout->addLayout(choice);
    layout->addWidget(m_merge);
    layout->addWidget(m_replace);
    m_differences->setFrameShape(QFrame::NoFrame);
    layout->addWidget(new Card(*m_differences), 1);
    layout->addWidget(m_message);
    layout->addLayout(answerRow(cancel, m_confirm));

    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(new QShortcut(Qt::CTRL | Qt::Key_Return, this), &QShortcut::activated, m_confirm,
            &QPushButton::click);
    connect(m_workflow, &QComboBox::currentTextChanged, this,
            [this](const QString &name) { show(name.toUtf8()); });
    connect(m_merge, &QRadioButton::toggled, this,
            [this] { show(m_workflow->currentText().toUtf8()); });
    m_merge->setChecked(true);
    resize(760, 480);
    const QList<QWidget *> order{m_workflow, m_merge, m_replace, m_differences, cancel, m_confirm};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
    cancel->setFocus();
}

bool LoadSheet::merges() const
{
    return m_merge->isChecked();
}

void LoadSheet::show(const QByteArray &workflow)
{
    m_message->hide();
    m_differences->clear();
    const auto file = m_sources.read(workflow);
    m_seen = m_sources.stored(workflow);
    m_seen.workflow = workflow;
    // Both do the same to what isn't there.
    m_merge->setEnabled(!m_seen.jobs.empty());
    m_replace->setEnabled(!m_seen.jobs.empty());
    const auto after = !file ? file : merges() ? mergeLoad(*file, m_seen) : file;
    m_confirm->setEnabled(after.has_value());
    if (!after) {
        m_message->showMessage(Tone::Failed, after.error().what, after.error().hint);
        return;
    }
    m_file = *file;
    const QStringList lines = differenceWords(m_seen, *after);
    m_differences->setPlainText(lines.isEmpty() ? tr("Nothing would change.")
                                                : lines.join(QLatin1Char('\n')));
    if (!merges() && m_seen.status() == Status::Open)
        m_message->showMessage(
            Tone::Warning, tr("An open batch would be discarded: its batch_id and from_date go."),
            tr("Merge keeps them."));
}

} // namespace batchy
