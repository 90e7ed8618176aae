// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/servererror.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace batchy {

namespace {

struct ServerText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ServerError)
};

/// One kind of error reply, known by how it starts.
struct ServerFault
{
    QByteArrayView start;
    const char *what;
    const char *hint;
    ErrorKind kind = ErrorKind::Refused;
    bool passes = false;
    QByteArrayView code = {}; ///< where the first word says too little
};

// The whole macro each time: lupdate expands none.
constexpr const char *tryLater = QT_TRANSLATE_NOOP("batchy::ServerError", "Try again in a moment.");
constexpr const char *noCluster =
    QT_TRANSLATE_NOOP("batchy::ServerError", "Use a Redis that isn't a cluster.");
constexpr const char *notPermitted =
    QT_TRANSLATE_NOOP("batchy::ServerError", "Redis doesn't permit this to the user.");
/// All that Batchy uses, so that nobody has to ask once for each.
constexpr const char *askForRights = QT_TRANSLATE_NOOP(
    "batchy::ServerError",
    "Ask the administrator of Redis for these rights (ACL): +hgetall +hlen +hmget +hset +del "
    "+exists +type +eval +evalsha +scan +time.");
constexpr const char *keyNotPermitted = QT_TRANSLATE_NOOP(
    "batchy::ServerError", "Redis doesn't permit access to this key to the user.");
constexpr const char *askForKeys = QT_TRANSLATE_NOOP(
    "batchy::ServerError",
    "Ask the administrator of Redis for access to the workflows' keys (ACL: ~*, or a pattern each "
    "for the names and their history).");

constexpr std::array faults{
    ServerFault{
        "NOAUTH", QT_TRANSLATE_NOOP("batchy::ServerError", "Redis asks for a password."),
        QT_TRANSLATE_NOOP(
            "batchy::ServerError",
            "Give one in the address, in BATCHY_REDIS_PASSWORD, or with --password-file FILE.")},
    ServerFault{
        "WRONGPASS",
        QT_TRANSLATE_NOOP("batchy::ServerError", "Redis refuses the user name or the password."),
        QT_TRANSLATE_NOOP("batchy::ServerError", "Check both; the user may also be switched off.")},
    ServerFault{"NOPERM this user has no permissions to access one of the keys", keyNotPermitted,
                askForKeys},
    ServerFault{"NOPERM No permissions to access a key", keyNotPermitted, askForKeys},
    ServerFault{"NOPERM", notPermitted, askForRights},
    // The same from inside a script: Redis 7.0, 7.2, 6.2.
    ServerFault{"ERR The user executing the script can't access", keyNotPermitted, askForKeys,
                ErrorKind::Refused, false, "NOPERM"},
    ServerFault{"ERR The user executing the script", notPermitted, askForRights, ErrorKind::Refused,
                false, "NOPERM"},
    ServerFault{"ERR ACL failure in script: No permissions to access a key", keyNotPermitted,
                askForKeys, ErrorKind::Refused, false, "NOPERM"},
    ServerFault{"ERR ACL failure in script:", notPermitted, askForRights, ErrorKind::Refused, false,
                "NOPERM"},
    ServerFault{"The user executing the script can't access", keyNotPermitted, askForKeys,
                ErrorKind::Refused, false, "NOPERM"},
    ServerFault{"The user executing the script", notPermitted, askForRights, ErrorKind::Refused,
                false, "NOPERM"},
    ServerFault{
        "READONLY",
        QT_TRANSLATE_NOOP("batchy::ServerError", "This Redis is a replica that can't be changed."),
        QT_TRANSLATE_NOOP("batchy::ServerError", "Use the address of its primary.")},
    ServerFault{"MASTERDOWN",
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "This Redis is a replica that has lost its primary."),
                tryLater, ErrorKind::Refused, true},
    ServerFault{"LOADING",
                QT_TRANSLATE_NOOP("batchy::ServerError", "Redis is still loading its data."),
                tryLater, ErrorKind::Refused, true},
    ServerFault{
        "OOM", QT_TRANSLATE_NOOP("batchy::ServerError", "Redis has no memory left for changes."),
        QT_TRANSLATE_NOOP("batchy::ServerError", "Delete old batches or raise its maxmemory.")},
    ServerFault{"BUSY",
                QT_TRANSLATE_NOOP("batchy::ServerError", "Redis is held up by a long script."),
                tryLater, ErrorKind::Refused, true},
    ServerFault{"MISCONF",
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "Redis can't save to its disk and refuses changes."),
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "Look for a full disk or missing rights on the server.")},
    ServerFault{
        "NOREPLICAS",
        QT_TRANSLATE_NOOP("batchy::ServerError", "Redis misses replicas and refuses changes."),
        tryLater, ErrorKind::Refused, true},
    ServerFault{"CLUSTERDOWN",
                QT_TRANSLATE_NOOP("batchy::ServerError", "The Redis cluster is down."), noCluster,
                ErrorKind::Refused, true},
    ServerFault{
        "MOVED",
        QT_TRANSLATE_NOOP("batchy::ServerError", "The key is on another node of a Redis cluster."),
        noCluster},
    ServerFault{"ASK",
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "The key is moving to another node of a Redis cluster."),
                noCluster},
    ServerFault{"CROSSSLOT",
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "The keys are on different nodes of a Redis cluster."),
                noCluster},
    ServerFault{"DENIED",
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "Redis accepts only connections from its own machine."),
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "Give it a password or switch its protected mode off.")},
    ServerFault{"EXECABORT",
                QT_TRANSLATE_NOOP("batchy::ServerError", "Redis has discarded the transaction."),
                ""},
    ServerFault{"NOSCRIPT",
                QT_TRANSLATE_NOOP("batchy::ServerError", "Redis doesn't know the script."),
                tryLater},
    ServerFault{"WRONGTYPE",
                QT_TRANSLATE_NOOP("batchy::ServerError", "The key holds another type of value."),
                QT_TRANSLATE_NOOP("batchy::ServerError",
                                  "Something else uses this name: choose another one."),
                ErrorKind::BadData},
    ServerFault{"ERR max number of clients",
                QT_TRANSLATE_NOOP("batchy::ServerError", "Redis has too many clients."), tryLater,
                ErrorKind::Refused, true},
    ServerFault{
        "ERR unknown command",
        QT_TRANSLATE_NOOP("batchy::ServerError", "Redis doesn't know or offer the command."),
        QT_TRANSLATE_NOOP("batchy::ServerError",
                          "It may be too old, or the command renamed there.")},
    ServerFault{
        "ERR DB index",
        QT_TRANSLATE_NOOP("batchy::ServerError", "Redis has no database of this number."),
        QT_TRANSLATE_NOOP("batchy::ServerError", "Choose a lower one; most servers have 0 to 15.")},
    ServerFault{
        "ERR AUTH",
        QT_TRANSLATE_NOOP("batchy::ServerError", "Redis asks for no password, but one is given."),
        QT_TRANSLATE_NOOP("batchy::ServerError", "Leave the password out.")},
};

bool beginsWith(QByteArrayView text, QByteArrayView start)
{
    return text.startsWith(start) && (text.size() == start.size() || text[start.size()] == ' ');
}

const ServerFault *findFault(QByteArrayView text)
{
    const auto *found = std::find_if(faults.begin(), faults.end(), [&](const ServerFault &fault) {
        return beginsWith(text, fault.start);
    });
    return found == faults.end() ? nullptr : found;
}

/// What a command inside a script answered: Redis 7 puts the place behind it, Redis 6 before it.
QByteArrayView withoutScript(QByteArrayView text)
{
    constexpr QByteArrayView place = "@user_script:";
    const qsizetype tail = text.lastIndexOf(" script: ");
    if (tail > 0 && text.sliced(tail).contains(place))
        return text.first(tail);
    if (text.startsWith("ERR Error running script")) {
        const qsizetype at = text.lastIndexOf(place);
        const qsizetype end = at < 0 ? -1 : text.indexOf(": ", at + place.size());
        if (end > 0)
            return text.sliced(end + 2);
    }
    return text;
}

} // namespace

Error serverError(QByteArrayView text)
{
    text = withoutScript(text.trimmed());
    const qsizetype space = text.indexOf(' ');
    Error error{
        ErrorKind::Refused, {}, {}, text.first(space < 0 ? text.size() : space).toByteArray()};
    const QString said = QString::fromUtf8(text);
    if (const ServerFault *fault = findFault(text)) {
        error.kind = fault->kind;
        if (!fault->code.isEmpty())
            error.code = fault->code.toByteArray();
        error.what = ServerText::tr(fault->what);
        error.hint = *fault->hint ? ServerText::tr(fault->hint) : QString();
    } else {
        error.what = ServerText::tr("Redis refuses: %1").arg(said);
    }
    error.details = QStringList{said};
    return error;
}

bool isPassing(const Error &error)
{
    const QByteArray text = error.details.value(0).toUtf8();
    const ServerFault *fault = findFault(text);
    return fault && fault->passes;
}

} // namespace batchy
