// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/message.h"

namespace batchy::http {

std::optional<QByteArrayView> Request::header(QByteArrayView name) const
{
    for (const Header &header : headers)
        if (header.name.size() == name.size() &&
            header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    return {};
}

} // namespace batchy::http
