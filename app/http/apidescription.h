// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace batchy::http {

/// The description of the whole service in OpenAPI 3.1: the text of resources/api/openapi.json.
QByteArray apiDescription();

} // namespace batchy::http
