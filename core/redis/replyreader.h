// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/redis/reply.h"
#include "core/result.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

struct redisReader;
struct redisReadTask;

namespace batchy {

/// Bytes in, replies out: hiredis' reader building our own tree. Knows no socket, so bytes may come
/// cut anywhere. A reply may be nested seven deep and no larger than the limit, counted over the
/// whole of it; what is declared larger is refused before it comes. After an error it stays
/// useless: make another one for the next connection.
class ReplyReader
{
public:
    explicit ReplyReader(qint64 maxReplyBytes);
    ~ReplyReader();
    Q_DISABLE_COPY_MOVE(ReplyReader)

    void feed(QByteArrayView bytes);
    /// The next whole reply; nothing when more bytes are needed; Protocol when what came isn't
    /// Redis' protocol or is over a limit. Top-level errors of Redis come as Reply::Type::Error.
    Result<std::optional<Reply>> next();

private:
    struct Builder;
    struct Deleter
    {
        void operator()(redisReader *reader) const;
    };

    bool outgrown() const;
    Error problem() const;

    std::unique_ptr<redisReader, Deleter> m_reader;
    qint64 m_maxBytes;
    qint64 m_bytes = 0; ///< of the reply that is being read
    bool m_tooLarge = false;
    bool m_badEnding = false;
    Reply m_root;
};

} // namespace batchy
