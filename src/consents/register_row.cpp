#include "consents/register_row.h"

#include <boost/json.hpp>

namespace placet::consents {
namespace {

using db::Type;

const db::BulkInsert register_rows{
    "register",
    {{"log", Type::integer},      {"idx", Type::integer},        {"at", Type::integer},
     {"type", Type::integer},     {"sid", Type::integer},        {"uid", Type::bytes},
     {"agreement", Type::text},   {"version", Type::integer},    {"lang", Type::text},
     {"text_sha", Type::bytes},   {"title", Type::text},         {"purposes", Type::text},
     {"source_kind", Type::text}, {"source", Type::text},        {"source_version", Type::integer},
     {"source_name", Type::text}, {"mode", Type::integer},       {"method", Type::text},
     {"profile", Type::text},     {"recorder_kind", Type::text}, {"recorder", Type::text},
     {"submission", Type::text},  {"concerns", Type::integer},   {"screen_differs", Type::integer},
     {"facts", Type::text}}};
const db::BulkInsert payload_rows{"payload",
                                  {{"log", Type::integer},
                                   {"idx", Type::integer},
                                   {"cls", Type::integer},
                                   {"sid", Type::integer},
                                   {"dek_ver", Type::integer},
                                   {"ct", Type::bytes}}};
const db::BulkInsert contact_rows{"contact",
                                  {{"workspace", Type::integer},
                                   {"sid", Type::integer},
                                   {"first_at", Type::integer},
                                   {"first_idx", Type::integer}},
                                  db::OnConflict::ignore};

std::string purposes_json(const std::vector<std::uint64_t>& purposes) {
    std::string out = "[";
    for (const auto code : purposes) {
        if (out.size() > 1) out += ',';
        out += std::to_string(code);
    }
    return out + "]";
}

}  // namespace

void add_row(const RegisterRow& row, ledger::Rows& rows) {
    rows.add(register_rows,
             {row.log,
              static_cast<std::int64_t>(row.index),
              row.at.micros,
              static_cast<std::int64_t>(row.type),
              row.sid,
              to_bytes(row.uid),
              row.agreement,
              static_cast<std::int64_t>(row.version),
              row.lang,
              row.text ? db::Value{to_bytes(*row.text)} : db::Value{},
              row.title,
              purposes_json(row.purposes),
              row.source_kind,
              row.source,
              static_cast<std::int64_t>(row.source_version),
              row.source_name,
              std::int64_t{row.mode},
              row.method,
              row.profile,
              row.recorder_kind,
              row.recorder,
              row.submission,
              row.concerns ? db::Value{static_cast<std::int64_t>(*row.concerns)} : db::Value{},
              std::int64_t{row.screen_differs ? 1 : 0},
              row.facts});
}

void add_payloads(std::int64_t log,
                  std::uint64_t index,
                  std::int64_t sid,
                  SealedEvent& event,
                  ledger::Rows& rows) {
    const auto add = [&](subjects::PayloadClass which, const Bytes& sealed) {
        rows.add(payload_rows,
                 {log,
                  static_cast<std::int64_t>(index),
                  static_cast<std::int64_t>(which),
                  sid,
                  std::int64_t{1},
                  sealed});
    };
    add(subjects::PayloadClass::operational, event.operational);
    add(subjects::PayloadClass::evidence, event.evidence);
}

void add_contact(std::int64_t workspace,
                 std::int64_t sid,
                 Timestamp at,
                 std::uint64_t index,
                 ledger::Rows& rows) {
    rows.add(contact_rows, {workspace, sid, at.micros, static_cast<std::int64_t>(index)});
}

Result<RegisterRow> read_row(const db::Row& row) {
    RegisterRow out{.log = row.integer(0),
                    .index = static_cast<std::uint64_t>(row.integer(1)),
                    .at = Timestamp{row.integer(2)},
                    .type = static_cast<merkle::EntryType>(row.integer(3)),
                    .sid = row.integer(4),
                    .uid = TRY(to_array<16>(row.bytes(5))),
                    .agreement = row.text(6),
                    .version = static_cast<std::uint64_t>(row.integer(7)),
                    .lang = row.text(8),
                    .title = row.text(10),
                    .source_kind = row.text(12),
                    .source = row.text(13),
                    .source_version = static_cast<std::uint64_t>(row.integer(14)),
                    .source_name = row.text(15),
                    .mode = static_cast<int>(row.integer(16)),
                    .method = row.text(17),
                    .profile = row.text(18),
                    .recorder_kind = row.text(19),
                    .recorder = row.text(20),
                    .submission = row.text(21),
                    .screen_differs = row.integer(23) != 0,
                    .facts = row.text(24),
                    .withdrawn = row.integer(25) != 0};
    if (!row.is_null(9)) out.text = TRY(to_array<32>(row.bytes(9)));
    if (!row.is_null(26)) out.leaf = TRY(to_array<32>(row.bytes(26)));
    if (!row.is_null(22)) out.concerns = static_cast<std::uint64_t>(row.integer(22));
    const auto purposes = boost::json::parse(row.text(11));
    for (const auto& code : purposes.as_array())
        out.purposes.push_back(code.to_number<std::uint64_t>());
    return out;
}

std::string_view act_of(merkle::EntryType type) {
    using enum merkle::EntryType;
    switch (type) {
        case grant:
            return "given";
        case refuse:
            return "declined";
        case withdraw:
            return "withdrawn";
        case notice_published:
            return "notice_published";
        case not_given:
            return "not_given";
        case capture_override:
            return "capture_override";
        case represented:
            return "represented";
        case epoch_rotated:
            return "epoch_rotated";
        default:
            return "unknown";
    }
}

std::string_view state_of(const RegisterRow& row) {
    if (row.type == merkle::EntryType::grant && row.withdrawn) return "withdrawn";
    if (row.type == merkle::EntryType::grant && row.expired) return "expired";
    return act_of(row.type);
}

}  // namespace placet::consents
