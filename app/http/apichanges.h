// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/routes.h"

namespace batchy::http {

/// The changing routes of /api/v1: open, close, fail, load and rerun by POST, with a body in JSON
/// and, where a client wants it, an Idempotency-Key.
std::vector<Route> apiChanges();

} // namespace batchy::http
