// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/apidescription.h"

#include <QFile>

/// Q_INIT_RESOURCE has to stand outside of any namespace; a static library's resource needs it.
static void initApiResource()
{
    Q_INIT_RESOURCE(api);
}

namespace batchy::http {

QByteArray apiDescription()
{
    initApiResource();
    QFile file(QStringLiteral(":/api/openapi.json"));
    const bool isOpen = file.open(QFile::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

} // namespace batchy::http
