// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// `GET /api/v1/events`: server-sent events, one for each change of a workflow, without end.
std::vector<Route> eventsRoutes();

} // namespace batchy::http
