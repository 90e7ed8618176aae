// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// /api/v1, for new clients: what the endpoints of old do, with methods that say what they do, and
/// lists, histories and previews besides. Answers JSON objects; the OpenAPI file in
/// resources/api describes all of it.
std::vector<Route> apiRoutes();

} // namespace batchy::http
