#pragma once

// A row of the register: an entry as people see it. Written once with its entry, read by queries.

#include <optional>
#include <string>
#include <vector>

#include "consents/event.h"
#include "ledger/rows.h"

namespace placet::consents {

struct RegisterRow {
    std::int64_t log = 0;
    std::uint64_t index = 0;
    Timestamp at;
    merkle::EntryType type = merkle::EntryType::grant;
    std::int64_t sid = 0;
    Uid uid{};
    std::string agreement;
    std::uint64_t version = 0;
    std::string lang;
    std::optional<Hash> text;
    std::string title;
    std::vector<std::uint64_t> purposes;
    std::string source_kind, source;
    std::uint64_t source_version = 0;
    std::string source_name;
    int mode = 0;
    std::string method;
    std::string profile;
    std::string recorder_kind = "visitor", recorder;
    std::string submission;
    std::optional<std::uint64_t> concerns;
    bool screen_differs = false;
    std::string facts = "{}";
    bool withdrawn = false;    // read only: a later withdrawal concerns this row
    std::optional<Hash> leaf;  // read only: of its entry in the log
    // Read only, of a consent that was not taken back (standing.h).
    std::optional<Timestamp> expires;
    bool expired = false;
    bool outdated = false;  // a material version came later: he is asked again
};

void add_row(const RegisterRow& row, ledger::Rows& rows);
void add_payloads(std::int64_t log,
                  std::uint64_t index,
                  std::int64_t sid,
                  SealedEvent& event,
                  ledger::Rows& rows);
void add_contact(std::int64_t workspace,
                 std::int64_t sid,
                 Timestamp at,
                 std::uint64_t index,
                 ledger::Rows& rows);

// Columns of every statement that reads register rows, in this order.
Result<RegisterRow> read_row(const db::Row& row);

// "given", "declined", "withdrawn", "notice_published", … of the event itself.
std::string_view act_of(merkle::EntryType type);
// What the row means now: "withdrawn" once a withdrawal concerns it, "expired" after its term.
std::string_view state_of(const RegisterRow& row);

}  // namespace placet::consents
