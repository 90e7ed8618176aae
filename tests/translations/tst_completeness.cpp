// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testrunner.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList translations;
    bool isFinished = true;

    QString name() const
    {
        return context + QStringLiteral(": \"") + source + QLatin1Char('"') +
               (comment.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(comment));
    }
};

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    const auto attributes = xml.attributes();
    message.isFinished = !attributes.hasAttribute(QStringLiteral("type"));
    QString text;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isStartElement())
            message.translations << xml.readElementText();
        else
            text += xml.text();
    }
    if (message.translations.isEmpty())
        message.translations << text;
}

/// The messages of a .ts file.
QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("can't read %s", qPrintable(path));
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages << Message{context, {}, {}, {}, true};
        else if (xml.name() == QLatin1String("source"))
            messages.back().source = xml.readElementText();
        else if (xml.name() == QLatin1String("comment"))
            messages.back().comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation"))
            readTranslation(xml, messages.back());
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return messages;
}

QSet<QString> namesOf(const QList<Message> &messages)
{
    QSet<QString> names;
    for (const Message &message : messages)
        names << message.name();
    return names;
}

QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%L?[0-9n]"));
    QSet<QString> found;
    for (auto it = placeholder.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    return found;
}

QByteArray listed(const QSet<QString> &names, const char *what)
{
    QStringList sorted = names.values();
    sorted.sort();
    return QByteArray(what) + " (cmake --build … --target update_translations mends the files):\n" +
           sorted.join(QLatin1Char('\n')).toUtf8();
}

} // namespace

/// Each text of the sources is in each .ts file, translated, and none is there that is gone.
class CompletenessTest : public QObject
{
    Q_OBJECT

    static QStringList files()
    {
        const QDir folder(QStringLiteral(BATCHY_SOURCE_DIR "/resources/translations"));
        return folder.entryList({QStringLiteral("*.ts")});
    }
    static QString pathOf(const QString &file)
    {
        return QStringLiteral(BATCHY_SOURCE_DIR "/resources/translations/") + file;
    }
    static void addFiles()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : files())
            QTest::newRow(qPrintable(file)) << file;
    }

    QTemporaryDir m_folder;
    QList<Message> m_present;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(!files().isEmpty());
        const QString fresh = m_folder.filePath(QStringLiteral("fresh.ts"));
        QStringList command = QString::fromUtf8(BATCHY_LUPDATE_COMMAND).split(QLatin1Char('|'));
        const QString program = command.takeFirst();
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(BATCHY_SOURCE_DIR));
        lupdate.setProcessChannelMode(QProcess::ForwardedChannels);
        lupdate.start(program, command << QStringLiteral("-target-language") << QStringLiteral("de")
                                       << QStringLiteral("-ts") << fresh);
        QVERIFY2(lupdate.waitForFinished(), qPrintable(lupdate.errorString()));
        QCOMPARE(lupdate.exitCode(), 0);
        m_present = messagesOf(fresh);
        QVERIFY(m_present.size() > 600);
    }

    // Where lupdate misunderstands a source it names another context than tr() looks in.
    void contextsAreThoseOfTheProgram()
    {
        for (const Message &message : m_present)
            QVERIFY2(message.context.startsWith(QLatin1String("batchy::")),
                     qPrintable(message.name()));
    }

    void filesHoldWhatTheSourcesSay_data() { addFiles(); }
    void filesHoldWhatTheSourcesSay()
    {
        QFETCH(const QString, file);
        const QSet<QString> wanted = namesOf(m_present);
        const QSet<QString> held = namesOf(messagesOf(pathOf(file)));
        QVERIFY2((wanted - held).isEmpty(), listed(wanted - held, "missing").constData());
        QVERIFY2((held - wanted).isEmpty(), listed(held - wanted, "no longer used").constData());
    }

    void allIsTranslated_data() { addFiles(); }
    void allIsTranslated()
    {
        QFETCH(const QString, file);
        QSet<QString> unfinished;
        for (const Message &message : messagesOf(pathOf(file)))
            if (!message.isFinished || message.translations.contains(QString()))
                unfinished << message.name();
        QVERIFY2(unfinished.isEmpty(), listed(unfinished, "not translated").constData());
    }

    void placeholdersAreKept_data() { addFiles(); }
    void placeholdersAreKept()
    {
        QFETCH(const QString, file);
        for (const Message &message : messagesOf(pathOf(file)))
            for (const QString &translation : message.translations)
                QVERIFY2(placeholdersOf(translation) == placeholdersOf(message.source),
                         qPrintable(message.name()));
    }
};

BATCHY_TEST(completeness, CompletenessTest)
#include "tst_completeness.moc"
