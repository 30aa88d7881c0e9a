#pragma once

// Finding rows of the register: by the filters that the list shows, a page at a time.

#include <optional>
#include <string>
#include <vector>

#include "consents/ports.h"
#include "consents/register_row.h"

namespace placet::consents {

enum class Order { newest_first, oldest_first };

struct RegisterFilter {
    std::optional<merkle::EntryType> type;
    std::optional<bool> withdrawn;  // of given consents
    std::optional<bool> expired;    // of given consents that were not taken back
    std::optional<std::string> agreement, source, method;
    std::optional<std::uint64_t> version;
    std::optional<Timestamp> from, to;  // from ≤ time < to
    std::optional<std::int64_t> sid;
    Order order = Order::newest_first;
    std::optional<std::uint64_t> after;  // index of the last row seen
    std::size_t limit = 50;
};

Result<std::vector<RegisterRow>> find_rows(const Ports& ports,
                                           std::int64_t log,
                                           const RegisterFilter& filter);

// Newest first, at most `limit`.
Result<std::vector<RegisterRow>> rows_of_subject(const Ports& ports,
                                                 std::int64_t log,
                                                 std::int64_t sid,
                                                 std::size_t limit);

// How many consents rest on a version of an agreement.
Result<std::int64_t> count_consents(db::Transaction& tx,
                                    std::int64_t workspace,
                                    std::string_view agreement,
                                    std::int64_t version);

// Whether anybody has answered in this workspace.
Result<bool> knows_anybody(db::Transaction& tx, std::int64_t workspace);

// How many people have agreed and not taken it back, whose newest consent is to a version before
// `below`.
Result<std::int64_t> count_people(db::Transaction& tx,
                                  std::int64_t workspace,
                                  std::string_view agreement,
                                  std::int64_t below);

// The people behind an e-mail address or a telephone number, as somebody typed it.
Result<std::vector<std::int64_t>> find_people(const Ports& ports,
                                              std::int64_t workspace,
                                              std::string_view typed,
                                              std::string_view phone_region);

}  // namespace placet::consents
