#include "agreements/life.h"

#include <algorithm>

#include <boost/json.hpp>

namespace placet::agreements {
namespace {

using Object = boost::json::object;
using boost::json::value;

std::string text_at(const Object& members, std::string_view name) {
    return std::string(members.at(name).as_string());
}

Timestamp instant(const Object& members, std::string_view name) {
    return {members.at(name).to_number<std::int64_t>()};
}

Object from(const Approval& one) {
    return {{"state", one.state},
            {"content", one.content},
            {"claims_cosmetic", one.claims_cosmetic},
            {"submitted_by", one.submitted_by},
            {"submitted_at", one.submitted_at.micros},
            {"decided_by", one.decided_by},
            {"decided_at", one.decided_at.micros},
            {"comment", one.comment}};
}

Life life_from(const Object& members) {
    Life out;
    if (const auto* found = members.if_contains("derived_from")) {
        const auto& one = found->as_object();
        out.derived_from = Lineage{text_at(one, "agreement"),
                                   one.at("version").to_number<std::int64_t>(),
                                   text_at(one, "template")};
    }
    if (const auto* found = members.if_contains("approval")) {
        const auto& one = found->as_object();
        out.approval = Approval{.state = text_at(one, "state"),
                                .content = text_at(one, "content"),
                                .claims_cosmetic = one.at("claims_cosmetic").as_bool(),
                                .submitted_by = text_at(one, "submitted_by"),
                                .submitted_at = instant(one, "submitted_at"),
                                .decided_by = text_at(one, "decided_by"),
                                .decided_at = instant(one, "decided_at"),
                                .comment = text_at(one, "comment")};
    }
    if (const auto* found = members.if_contains("editors"))
        for (const auto& editor : found->as_array())
            out.editors.emplace_back(editor.as_string());
    if (const auto* found = members.if_contains("retirement")) {
        const auto& one = found->as_object();
        out.retirement = Retirement{text_at(one, "by"), instant(one, "at"), text_at(one, "reason")};
    }
    return out;
}

value or_null(const std::string& text) {
    return text.empty() ? value(nullptr) : value(text);
}

}  // namespace

bool is_awaiting(const Life& life) {
    return life.approval && life.approval->state == "awaiting";
}

void note_edit(Life& life, const std::string& editor) {
    if (std::find(life.editors.begin(), life.editors.end(), editor) == life.editors.end())
        life.editors.push_back(editor);
    if (life.approval && life.approval->state != "returned") life.approval.reset();
}

boost::json::object to_json(const Life& life) {
    Object out;
    if (life.derived_from)
        out["derived_from"] = Object{{"agreement", life.derived_from->agreement},
                                     {"version", life.derived_from->version},
                                     {"template", life.derived_from->template_name}};
    if (life.approval) out["approval"] = from(*life.approval);
    if (!life.editors.empty()) {
        boost::json::array editors;
        for (const auto& editor : life.editors)
            editors.emplace_back(boost::json::string(editor));
        out["editors"] = std::move(editors);
    }
    if (life.retirement)
        out["retirement"] = Object{{"by", life.retirement->by},
                                   {"at", life.retirement->at.micros},
                                   {"reason", life.retirement->reason}};
    return out;
}

Result<Life> read_life(std::string_view document) {
    auto parsed = json::parse(document);
    if (!parsed) return internal_error("agreements.life_broken", parsed.error().detail);
    // A document that misses a member was not written by us; the library tells by throwing.
    try {
        return life_from(parsed->as_object());
    } catch (const std::exception& problem) {
        return internal_error("agreements.life_broken", problem.what());
    }
}

void show(const Life& life, boost::json::object& agreement) {
    agreement["approval"] = nullptr;
    agreement["derived_from"] = nullptr;
    agreement["retirement"] = nullptr;
    if (const auto& one = life.approval) {
        Object shown{{"state", one->state},
                     {"claim", one->claims_cosmetic ? value("cosmetic") : value(nullptr)},
                     {"submitted_by", one->submitted_by},
                     {"submitted_at", to_rfc3339(one->submitted_at)},
                     {"decided_by", or_null(one->decided_by)},
                     {"decided_at", nullptr},
                     {"comment", or_null(one->comment)}};
        if (!one->decided_by.empty()) shown["decided_at"] = to_rfc3339(one->decided_at);
        agreement["approval"] = std::move(shown);
    }
    if (const auto& one = life.derived_from) {
        Object shown{{"agreement", one->agreement},
                     {"version", nullptr},
                     {"template", or_null(one->template_name)}};
        if (one->version > 0) shown["version"] = one->version;
        agreement["derived_from"] = std::move(shown);
    }
    if (const auto& one = life.retirement)
        agreement["retirement"] =
            Object{{"by", one->by}, {"at", to_rfc3339(one->at)}, {"reason", one->reason}};
}

json::Shape approval_shape() {
    using namespace json;
    return object({required("state", one_of({"awaiting", "approved", "returned"})),
                   required("claim", nullable(one_of({"cosmetic"}))),
                   required("submitted_by", text(0, 60)),
                   required("submitted_at", text(1, 40, "date-time")),
                   required("decided_by", nullable(text(1, 60))),
                   required("decided_at", nullable(text(1, 40, "date-time"))),
                   required("comment", nullable(text(1, 2000)))});
}

json::Shape lineage_shape() {
    using namespace json;
    return object({required("agreement", text(1, 40)),
                   required("version", nullable(integer(1, INT64_MAX))),
                   required("template", nullable(text(1, 60)))});
}

json::Shape retirement_shape() {
    using namespace json;
    return object({required("by", text(0, 60)),
                   required("at", text(1, 40, "date-time")),
                   required("reason", text(0, 2000))});
}

}  // namespace placet::agreements
