// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cfgfolder.h"

#include "core/config/workflowfile.h"
#include "core/domain/names.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace batchy {

namespace {

struct CfgFolderText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::CfgFolder)
};

constexpr QLatin1String fileSuffix(".yaml");

tl::unexpected<Error> unreadable(const QString &name, const QString &why)
{
    return fail(ErrorKind::BadConfig, CfgFolderText::tr("Can't read %1 (%2).").arg(name, why),
                CfgFolderText::tr("Check the file and its permissions."));
}

Error wrongEnding(const QString &file)
{
    return {
        ErrorKind::BadConfig,
        CfgFolderText::tr("%1 is not used: files of workflows end in %2.").arg(file, fileSuffix),
        CfgFolderText::tr("Rename it, or move it out of the folder.")};
}

Error wrongName(const QString &file, const Error &why)
{
    return {ErrorKind::BadConfig, CfgFolderText::tr("%1 is not used: %2").arg(file, why.what),
            CfgFolderText::tr("Rename the file. %1").arg(why.hint)};
}

} // namespace

QString CfgFolder::filePath(QByteArrayView workflow) const
{
    return m_path % QLatin1Char('/') % QString::fromLatin1(workflow) % fileSuffix;
}

QList<QByteArray> CfgFolder::workflows() const
{
    QList<QByteArray> names;
    const QStringList files = QDir(m_path).entryList({QLatin1Char('*') % fileSuffix}, QDir::Files);
    for (const QString &file : files) {
        const QByteArray name = file.chopped(fileSuffix.size()).toUtf8();
        if (file.endsWith(fileSuffix) && checkWorkflowName(name))
            names.append(name);
    }
    std::sort(names.begin(), names.end(),
              [](const QByteArray &a, const QByteArray &b) { return naturalLess(a, b); });
    return names;
}

std::vector<CfgFolder::Unusable> CfgFolder::unusable() const
{
    const QList<QByteArray> usable = workflows();
    std::vector<Unusable> found;
    const QStringList files =
        QDir(m_path).entryList({QStringLiteral("*.yaml"), QStringLiteral("*.yml")},
                               QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &file : files) {
        const QByteArray name = file.chopped(fileSuffix.size()).toUtf8();
        if (!file.endsWith(fileSuffix)) {
            found.push_back({file, wrongEnding(file)});
        } else if (const auto checked = checkWorkflowName(name); !checked) {
            found.push_back({file, wrongName(file, checked.error())});
        } else if (!usable.contains(name)) {
            if (const auto text = read(name); !text)
                found.push_back({file, text.error()});
        }
    }
    return found;
}

Error CfgFolder::notFound(const QByteArray &workflow) const
{
    const QString what =
        CfgFolderText::tr("There is no file %1%2 in %3.")
            .arg(QString::fromLatin1(workflow), fileSuffix, QDir::toNativeSeparators(m_path));
    if (!QFileInfo(m_path).isDir())
        return {
            ErrorKind::NotFound, what,
            CfgFolderText::tr("The folder itself is missing: create it, or set the folder of the "
                              "workflow files.")};
    QStringList near;
    for (const QByteArray &name : nearestNames(workflow, workflows()))
        near.append(QString::fromLatin1(name));
    if (near.isEmpty())
        return {ErrorKind::NotFound, what,
                CfgFolderText::tr("Create the file, or check the name.")};
    return {ErrorKind::NotFound, what,
            CfgFolderText::tr("Did you mean %1?").arg(near.join(QStringLiteral(", ")))};
}

Result<QByteArray> CfgFolder::read(const QByteArray &workflow) const
{
    if (auto checked = checkWorkflowName(workflow); !checked)
        return fail(checked.error());
    const QFileInfo given(filePath(workflow));
    const QString name = given.fileName();
    if (!given.exists() && !given.isSymLink())
        return fail(notFound(workflow));
    const QString real = given.canonicalFilePath();
    if (real.isEmpty())
        return unreadable(name, CfgFolderText::tr("it is a link that leads nowhere"));
    if (!real.startsWith(QFileInfo(m_path).canonicalFilePath() % QLatin1Char('/')))
        return fail(
            ErrorKind::BadConfig,
            CfgFolderText::tr("%1 is a link that leads out of the folder of workflow files.")
                .arg(name),
            CfgFolderText::tr("Put the file itself into %1.")
                .arg(QDir::toNativeSeparators(m_path)));
    if (!QFileInfo(real).isFile())
        return unreadable(name, CfgFolderText::tr("it is not a regular file"));
    QFile file(real);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(name, file.errorString());
    // One byte more than allowed is enough for the parser to refuse it.
    QByteArray text = file.read(largestWorkflowFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unreadable(name, file.errorString());
    return text;
}

Result<Batch> CfgFolder::load(const QByteArray &workflow) const
{
    return read(workflow).and_then([&](const QByteArray &text) {
        return parseWorkflowFile(text, workflow, QString::fromLatin1(workflow) % fileSuffix);
    });
}

std::vector<std::pair<QByteArray, Error>> CfgFolder::validate() const
{
    std::vector<std::pair<QByteArray, Error>> problems;
    for (const QByteArray &workflow : workflows()) {
        const auto loaded = load(workflow);
        if (!loaded)
            problems.emplace_back(workflow, loaded.error());
    }
    for (const Unusable &found : unusable())
        problems.emplace_back(found.file.toUtf8(), found.error);
    return problems;
}

} // namespace batchy
