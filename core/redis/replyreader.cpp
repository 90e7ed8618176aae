// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/redis/replyreader.h"

#include <QCoreApplication>

#include <hiredis/read.h>

#include <algorithm>

namespace batchy {

namespace {

struct ReaderText
{
    Q_DECLARE_TR_FUNCTIONS(batchy::ReplyReader)
};

constexpr qint64 smallestElement = 4; // ":1\r\n"
constexpr size_t longestLine = 1024 * 1024;
constexpr int reservedAtOnce = 1024;

} // namespace

/// The functions that hiredis calls. It goes depth first: while an array is being filled, the one
/// around it doesn't grow, so pointers to the arrays on the way stay valid. A null return stops it.
struct ReplyReader::Builder
{
    static ReplyReader *owner(const redisReadTask *task)
    {
        return static_cast<ReplyReader *>(task->privdata);
    }

    static Reply *place(const redisReadTask *task, Reply::Type type, qint64 bytes)
    {
        ReplyReader *self = owner(task);
        self->m_bytes += bytes;
        if (self->m_bytes > self->m_maxBytes) {
            self->m_tooLarge = true;
            return nullptr;
        }
        Reply *reply = &self->m_root;
        if (task->parent)
            reply = &static_cast<Reply *>(task->parent->obj)->elements.emplace_back();
        reply->type = type;
        return reply;
    }

    static void *string(const redisReadTask *task, char *text, size_t size)
    {
        // hiredis skips the two bytes behind a bulk string without looking at them.
        if (task->type == REDIS_REPLY_STRING && (text[size] != '\r' || text[size + 1] != '\n')) {
            owner(task)->m_badEnding = true;
            return nullptr;
        }
        const auto type = task->type == REDIS_REPLY_STRING   ? Reply::Type::String
                          : task->type == REDIS_REPLY_STATUS ? Reply::Type::Status
                                                             : Reply::Type::Error;
        Reply *reply = place(task, type, qint64(size) + smallestElement);
        if (reply)
            reply->text = QByteArray(text, qsizetype(size));
        return reply;
    }

    static void *array(const redisReadTask *task, int count)
    {
        ReplyReader *self = owner(task);
        if (count > (self->m_maxBytes - self->m_bytes) / smallestElement) {
            self->m_tooLarge = true;
            return nullptr;
        }
        Reply *reply = place(task, Reply::Type::Array, smallestElement);
        if (reply)
            reply->elements.reserve(size_t(std::min(count, reservedAtOnce)));
        return reply;
    }

    static void *integer(const redisReadTask *task, long long value)
    {
        Reply *reply = place(task, Reply::Type::Integer, smallestElement);
        if (reply)
            reply->integer = value;
        return reply;
    }

    static void *nil(const redisReadTask *task)
    {
        return place(task, Reply::Type::Nil, smallestElement);
    }

    static void free(void *) {} // the tree is ours all the time
};

void ReplyReader::Deleter::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

ReplyReader::ReplyReader(qint64 maxReplyBytes) : m_maxBytes(maxReplyBytes)
{
    static redisReplyObjectFunctions functions{Builder::string, Builder::array, Builder::integer,
                                               Builder::nil, Builder::free};
    m_reader.reset(redisReaderCreateWithFunctions(&functions));
    Q_CHECK_PTR(m_reader);
    m_reader->privdata = this;
}

ReplyReader::~ReplyReader() = default;

void ReplyReader::feed(QByteArrayView bytes)
{
    redisReaderFeed(m_reader.get(), bytes.data(), size_t(bytes.size()));
}

Result<std::optional<Reply>> ReplyReader::next()
{
    void *done = nullptr;
    if (redisReaderGetReply(m_reader.get(), &done) != REDIS_OK)
        return fail(problem());
    if (!done) {
        m_tooLarge = outgrown();
        if (m_tooLarge)
            return fail(problem());
        return std::optional<Reply>();
    }
    m_bytes = 0;
    return std::optional<Reply>(std::exchange(m_root, {}));
}

/// Whether what is on its way can only end over a limit: a bulk string declared too long, a line
/// without an end.
bool ReplyReader::outgrown() const
{
    const redisReader &reader = *m_reader;
    if (reader.ridx < 0 || reader.len <= reader.pos)
        return m_tooLarge;
    const QByteArrayView unread(reader.buf + reader.pos, qsizetype(reader.len - reader.pos));
    const qsizetype lineEnd = unread.indexOf('\r');
    if (lineEnd < 0)
        return size_t(unread.size()) > longestLine;
    if (reader.rstack[reader.ridx].type != REDIS_REPLY_STRING)
        return false;
    return unread.first(lineEnd).toLongLong() > m_maxBytes - m_bytes;
}

Error ReplyReader::problem() const
{
    if (m_tooLarge)
        return Error{ErrorKind::Protocol,
                     ReaderText::tr("An answer of Redis is larger than %1 bytes.").arg(m_maxBytes),
                     ReaderText::tr("Ask for less at a time.")};
    const QString detail = m_badEnding ? QStringLiteral("bulk string without its end")
                                       : QString::fromLatin1(m_reader->errstr);
    return Error{ErrorKind::Protocol,
                 ReaderText::tr("What answers doesn't speak the protocol of Redis."),
                 ReaderText::tr("Check the host and the port."),
                 {},
                 {detail}};
}

} // namespace batchy
