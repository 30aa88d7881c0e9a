#include "consents/receipt.h"

#include <boost/json.hpp>

#include "consents/stored_event.h"

namespace placet::consents {
namespace {

boost::json::object summary_of(const RegisterRow& row) {
    boost::json::array purposes;
    for (const auto code : row.purposes)
        purposes.push_back(code);
    return {{"act", act_of(row.type)},
            {"time", to_rfc3339(row.at)},
            {"agreement", {{"id", row.agreement}, {"title", row.title}, {"version", row.version}}},
            {"purposes", std::move(purposes)},
            {"source", {{"kind", row.source_kind}, {"id", row.source}, {"name", row.source_name}}},
            {"method", row.method},
            {"mode", row.mode},
            {"law_profile", row.profile}};
}

}  // namespace

Result<std::string> make_receipt(const Ports& ports,
                                 const TextByHash& text,
                                 std::int64_t number,
                                 std::uint64_t index) {
    const auto* log = TRY(ports.logs.by_number(number));
    const auto row = TRY(find_row(ports, number, index));
    auto stored = TRY(read_stored(ports, number, index));
    const auto opened = TRY(open_stored(ports, log->row.workspace, stored));
    const auto head = TRY(ports.heads.newest(number));

    merkle::ReceiptParts parts{.vkey = log->vkey, .entry = std::move(stored.e)};
    parts.proof = {
        index, TRY(ledger::inclusion(ports.main, number, index, head.head.size)), head.note};
    if (opened) {
        for (const auto* fields : {&opened->operational, &opened->evidence})
            for (const auto& [id, value] : *fields)
                parts.opened.push_back({id, value, opened->salts.at(id)});
    }
    if (row.text)
        if (auto html = TRY(text(*row.text))) parts.text = {row.lang, std::move(*html)};
    parts.summary = summary_of(row);
    if (const auto taken = TRY(override_of(ports, row)))
        parts.summary["override"] = evidence_json(*taken, Named::no);
    return merkle::receipt_json(parts);
}

}  // namespace placet::consents
