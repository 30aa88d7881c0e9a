#include "consents/views.h"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "consents/sql.h"
#include "consents/standing.h"

namespace placet::consents {
namespace {

namespace field = merkle::field;

const cbor::Value* find(const Fields& fields, std::uint16_t id) {
    const auto found = fields.find(id);
    return found == fields.end() ? nullptr : &found->second;
}

boost::json::value text_or_null(const Fields& fields, std::uint16_t id) {
    const auto* value = find(fields, id);
    const auto* text = value ? value->as_text() : nullptr;
    return text ? boost::json::value(*text) : boost::json::value(nullptr);
}

// "192.0.2.10" or "2001:db8:0:0:0:0:0:1": readable, and one form for one address.
std::string address_text(const Bytes& ip) {
    std::string out;
    if (ip.size() == 4) {
        for (const auto byte : ip)
            out += (out.empty() ? "" : ".") + std::to_string(byte);
        return out;
    }
    for (std::size_t i = 0; i + 1 < ip.size(); i += 2) {
        const std::string group = to_hex(BytesView(ip).subspan(i, 2));
        const auto digits = std::min(group.find_first_not_of('0'), std::size_t{3});
        out += (i == 0 ? "" : ":") + group.substr(digits);
    }
    return out;
}

boost::json::array values_json(const Fields& fields) {
    boost::json::array values;
    const auto* answers = find(fields, field::answers);
    if (!answers || !answers->as_array()) return values;
    for (const auto& pair : *answers->as_array()) {
        const auto* items = pair.as_array();
        if (!items || items->size() != 2 || !(*items)[0].as_text() || !(*items)[1].as_text())
            continue;
        values.push_back({{"name", *(*items)[0].as_text()}, {"value", *(*items)[1].as_text()}});
    }
    return values;
}

}  // namespace

bool sees_personal(const http::Principal& principal) {
    if (principal.kind == http::Principal::Kind::integration)
        return std::ranges::find(principal.scopes, http::Scope::contacts_read) !=
                   principal.scopes.end() ||
               std::ranges::find(principal.scopes, http::Scope::admin) != principal.scopes.end();
    return std::ranges::any_of(principal.roles, [](http::Role role) {
        return role == http::Role::owner || role == http::Role::privacy_officer;
    });
}

boost::json::object row_json(const RegisterRow& row) {
    boost::json::array purposes;
    for (const auto code : row.purposes)
        purposes.push_back(boost::json::object{{"code", code}});
    boost::json::object out{
        {"index", row.index},
        {"time", to_rfc3339(row.at)},
        {"subject",
         row.sid == 0 ? boost::json::value(nullptr)
                      : boost::json::value(subjects::public_id(row.sid))},
        {"recorder", {{"kind", row.recorder_kind}, {"id", row.recorder}}},
        {"act", act_of(row.type)},
        {"state", state_of(row)},
        {"method", row.method},
        {"mode", row.mode},
        {"agreement",
         {{"id", row.agreement},
          {"title", row.title},
          {"version", row.version},
          {"lang", row.lang}}},
        {"purposes", std::move(purposes)},
        {"source", {{"kind", row.source_kind}, {"id", row.source}, {"name", row.source_name}}},
        {"law_profile", row.profile},
        {"text_sha256",
         row.text ? boost::json::value(to_hex(*row.text)) : boost::json::value(nullptr)},
        {"leaf_hash",
         row.leaf ? boost::json::value(to_hex(*row.leaf)) : boost::json::value(nullptr)},
        {"submission", row.submission},
        {"screen_differs", row.screen_differs}};
    if (row.type == merkle::EntryType::grant) out["outdated"] = row.outdated;
    if (row.expires) out["expires"] = to_rfc3339(*row.expires);
    if (row.concerns) out["concerns"] = *row.concerns;
    if (row.facts != "{}") out["facts"] = boost::json::parse(row.facts);
    return out;
}

namespace {

boost::json::array purposes_json(const agreements::FrozenVersion* version,
                                 const std::vector<std::uint64_t>& codes,
                                 std::string_view language) {
    boost::json::array out;
    for (const auto code : codes) {
        boost::json::object item{{"code", code}};
        if (version != nullptr)
            for (const auto& purpose : version->purposes)
                if (static_cast<std::uint64_t>(purpose.code) == code)
                    item["text"] = law::text_in(purpose.text, language);
        out.push_back(std::move(item));
    }
    return out;
}

}  // namespace

Result<boost::json::array> standings_json(const Ports& ports,
                                          std::int64_t log,
                                          const std::vector<RegisterRow>& answers,
                                          std::string_view language) {
    return ports.main.read([&](db::Transaction& tx) -> Result<boost::json::array> {
        Versions versions(tx, log);
        boost::json::array out;
        std::set<std::string> told;
        for (const auto& row : answers) {
            if (row.agreement.empty() || !told.insert(row.agreement).second) continue;
            const auto newest = TRY(versions.newest(row.agreement));
            const auto now = TRY(standing(versions, answers, row.agreement, newest));
            if (!now.row) continue;
            const auto* version = TRY(versions.find(row.agreement, newest));
            boost::json::object item{
                {"agreement", {{"id", row.agreement}, {"title", row.title}, {"version", newest}}},
                {"state", now.state},
                {"index", now.row->index},
                {"version", now.row->version},
                {"expires", nullptr},
                {"outdated", now.outdated},
                {"ask", now.ask},
                {"purposes",
                 {{"covered", purposes_json(version, now.covered, language)},
                  {"open", purposes_json(version, now.open, language)}}}};
            if (now.row->expires) item["expires"] = to_rfc3339(*now.row->expires);
            out.push_back(std::move(item));
        }
        return out;
    });
}

boost::json::object personal_json(const OpenedEvent& event) {
    const auto* ip = find(event.evidence, field::ip);
    const auto* time = find(event.evidence, field::time_ms);
    boost::json::array files;
    for (const auto& file : event.attachments) {
        const auto* parts = file.as_array();
        if (!parts || parts->size() != 4 || !(*parts)[1].as_text() || !(*parts)[3].as_bytes())
            continue;
        files.push_back(
            {{"name", *(*parts)[1].as_text()}, {"bytes", (*parts)[3].as_bytes()->size()}});
    }
    return {{"name", text_or_null(event.evidence, field::name)},
            {"email", text_or_null(event.evidence, field::email)},
            {"phone", text_or_null(event.evidence, field::phone)},
            {"ip",
             ip && ip->as_bytes() ? boost::json::value(address_text(*ip->as_bytes()))
                                  : boost::json::value(nullptr)},
            {"user_agent", text_or_null(event.evidence, field::user_agent)},
            {"page_url", text_or_null(event.evidence, field::page_url)},
            {"values", values_json(event.operational)},
            {"files", std::move(files)},
            {"time_ms",
             time && time->as_unsigned() ? boost::json::value(*time->as_unsigned())
                                         : boost::json::value(nullptr)}};
}

Result<std::vector<Contact>> list_contacts(const Ports& ports,
                                           std::int64_t log,
                                           std::int64_t before,
                                           std::optional<std::int64_t> sid,
                                           std::size_t limit) {
    const auto rows = TRY(ports.main.read([&](db::Transaction& tx) {
        return tx.query(sql::list_contacts,
                        {log, before, db::nullable(sid), static_cast<std::int64_t>(limit)});
    }));
    std::vector<Contact> contacts;
    for (const auto& row : rows)
        contacts.push_back(
            {.sid = row.integer(0),
             .first_seen = Timestamp{row.integer(1)},
             .last_seen = Timestamp{row.is_null(2) ? row.integer(1) : row.integer(2)},
             .consents = static_cast<std::uint64_t>(row.integer(3))});
    return contacts;
}

Result<boost::json::object> contact_json(const Ports& ports,
                                         std::int64_t log,
                                         const Contact& contact,
                                         bool personal) {
    boost::json::object out{{"id", subjects::public_id(contact.sid)},
                            {"name", nullptr},
                            {"email", nullptr},
                            {"phone", nullptr},
                            {"first_seen", to_rfc3339(contact.first_seen)},
                            {"last_seen", to_rfc3339(contact.last_seen)},
                            {"consents", contact.consents}};
    if (!personal) return out;
    const auto newest = TRY(ports.main.read(
        [&](db::Transaction& tx) { return tx.query(sql::latest_submission, {log, contact.sid}); }));
    if (newest.empty()) return out;
    const auto stored =
        TRY(read_stored(ports, log, static_cast<std::uint64_t>(newest[0].integer(0))));
    const auto opened = TRY(open_stored(ports, log, stored));
    if (!opened) {
        out["erased"] = true;
        return out;
    }
    for (const auto& [member, id] : {std::pair{"name", field::name},
                                     std::pair{"email", field::email},
                                     std::pair{"phone", field::phone}})
        out[member] = text_or_null(opened->evidence, id);
    return out;
}

}  // namespace placet::consents
