// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

#include <vector>

namespace batchy {

/// Values by name in places that don't move while they live, so that orders and indexes can be kept
/// as plain numbers. Freed places are used again.
template<class Row>
class RowSlots
{
public:
    /// The place of a name, or -1.
    int find(const QByteArray &name) const { return m_slotOf.value(name, -1); }
    int size() const { return int(m_slotOf.size()); }
    /// One more than the greatest place in use.
    int capacity() const { return int(m_rows.size()); }

    const Row &operator[](int slot) const { return m_rows[size_t(slot)]; }
    Row &operator[](int slot) { return m_rows[size_t(slot)]; }

    int add(const QByteArray &name, Row row)
    {
        int slot = int(m_rows.size());
        if (m_free.empty()) {
            m_rows.push_back(std::move(row));
        } else {
            slot = m_free.back();
            m_free.pop_back();
            m_rows[size_t(slot)] = std::move(row);
        }
        m_slotOf.insert(name, slot);
        return slot;
    }

    void remove(const QByteArray &name)
    {
        const int slot = m_slotOf.take(name);
        m_rows[size_t(slot)] = Row();
        m_free.push_back(slot);
    }

    void clear() { *this = RowSlots(); }

    auto begin() const { return m_slotOf.cbegin(); } ///< values are places, keys names
    auto end() const { return m_slotOf.cend(); }

private:
    std::vector<Row> m_rows;
    std::vector<int> m_free;
    QHash<QByteArray, int> m_slotOf;
};

} // namespace batchy
