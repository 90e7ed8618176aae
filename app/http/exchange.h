// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/server.h"

namespace batchy::http {

/// One request and its answer. The library's connection is there until completed() is called, which
/// it never is while the connection is suspended. One that isn't, and whose answer takes a while,
/// is held: the library asks for its answer again each time it is run, and may find it broken.
struct Server::Exchange
{
    enum class Stage { Receiving, Waiting, Answered };

    std::shared_ptr<Request> request = std::make_shared<Request>();
    std::shared_ptr<Exchange> self; ///< for the library's pointer; let go when it is completed
    MHD_Connection *connection = nullptr;
    Connection *peer = nullptr;
    Stage stage = Stage::Receiving;
    const char *rawTarget = nullptr; ///< where the library keeps it
    bool hasBegun = false;
    bool isCounted = false; ///< among those whose answers a drain waits for
    bool isSuspended = false;
    bool isHeld = false;
    bool hasLeft = false;            ///< the client, while the connection was suspended
    std::optional<Response> refused; ///< decided on while the request came in
    Response response;
    /// It came whole; before that, its first line did.
    std::chrono::steady_clock::time_point since;
    Active *list = nullptr; ///< that it is in while in progress
    Active::iterator place;
    QTimer *patience = nullptr;
};

} // namespace batchy::http
