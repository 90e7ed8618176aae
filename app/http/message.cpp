// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/message.h"

namespace batchy::http {

namespace {

bool isCalled(const Header &header, QByteArrayView name)
{
    return header.name.size() == name.size() && header.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<QByteArrayView> Request::header(QByteArrayView name) const
{
    for (const Header &header : headers)
        if (isCalled(header, name))
            return header.value;
    return {};
}

QVarLengthArray<QByteArrayView, 4> Request::allOf(QByteArrayView name) const
{
    QVarLengthArray<QByteArrayView, 4> values;
    for (const Header &header : headers)
        if (isCalled(header, name))
            values.append(header.value);
    return values;
}

} // namespace batchy::http
