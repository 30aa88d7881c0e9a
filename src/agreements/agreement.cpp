#include "agreements/agreement.h"

#include <boost/json.hpp>

#include "agreements/kind.h"

namespace placet::agreements {
namespace {

using Array = boost::json::array;
using Object = boost::json::object;

constexpr std::size_t longest_text = 60'000;
constexpr std::size_t longest_line = 500;
constexpr std::int64_t longest_term = 1200;  // months

std::string text_of(const Object& members, std::string_view name) {
    const auto* value = members.if_contains(name);
    return value == nullptr ? std::string{} : std::string(value->as_string());
}

std::vector<std::string> list_of(const Object& members, std::string_view name) {
    std::vector<std::string> out;
    if (const auto* value = members.if_contains(name))
        for (const auto& item : value->as_array())
            out.emplace_back(item.as_string());
    return out;
}

Texts texts_in(const Object& members, std::string_view name) {
    const auto* value = members.if_contains(name);
    return value == nullptr ? Texts{} : texts_of(*value);
}

Array from(const std::vector<std::string>& list) {
    Array out;
    for (const auto& item : list)
        out.emplace_back(boost::json::string(item));
    return out;
}

json::Shape term_shape() {
    using namespace json;
    return object({required("kind", one_of({"until_withdrawn", "months"})),
                   optional("months", integer(1, longest_term))});
}

}  // namespace

json::Shape draft_shape() {
    using namespace json;
    const Shape language = one_of({"ru", "be", "de", "en"});
    auto members = parts_members();
    for (auto& member : std::vector<Member>{required("template", text(1, 60)),
                                            required("languages", array(language, 4)),
                                            required("default_language", language),
                                            optional("title", map(text(0, longest_line), 4)),
                                            optional("label", map(text(0, longest_line), 4)),
                                            optional("text", map(text(0, longest_text), 4)),
                                            optional("purposes", array(text(1, 40), 50)),
                                            optional("recipients", array(text(1, 40), 100)),
                                            optional("term", term_shape()),
                                            optional("values", map(text(0, longest_line), 40)),
                                            optional("sources", map(text(0, 2000), 4))})
        members.push_back(std::move(member));
    return object(std::move(members));
}

json::Shape agreement_body(AgreementBody body, const law::Profiles& profiles) {
    using namespace json;
    const auto member = [body](std::string name, Shape shape) {
        return body == AgreementBody::create ? required(std::move(name), std::move(shape))
                                             : optional(std::move(name), std::move(shape));
    };
    return object({member("company", text(1, 40)),
                   member("name", text(1, 200)),
                   member("kind", one_of(agreement_kinds(profiles))),
                   member("law_profile", one_of(profiles.ids())),
                   member("draft", draft_shape())});
}

json::Shape agreement_shape() {
    using namespace json;
    return object(
        {required("id", text(1, 40)),
         required("company", text(1, 40)),
         required("name", text(1, 200)),
         required("kind", text(1, 40)),
         required("law_profile", text(1, 40)),
         required("state", one_of({"draft", "awaiting_approval", "published", "retired"})),
         required("published_version", nullable(integer(1, INT64_MAX))),
         required("revision", integer(1, INT64_MAX)),
         required("draft", draft_shape()),
         required("approval", nullable(approval_shape())),
         required("derived_from", nullable(lineage_shape())),
         required("retirement", nullable(retirement_shape()))});
}

boost::json::object to_json(const AgreementDraft& draft) {
    Object term{{"kind", "until_withdrawn"}};
    if (draft.term_months) term = {{"kind", "months"}, {"months", *draft.term_months}};
    Object out{{"template", draft.template_name},
               {"languages", from(draft.languages)},
               {"default_language", draft.default_language},
               {"title", to_json(draft.title)},
               {"label", to_json(draft.label)},
               {"text", to_json(draft.text)},
               {"purposes", from(draft.purposes)},
               {"recipients", from(draft.recipients)},
               {"term", std::move(term)},
               {"values", to_json(draft.values)},
               {"sources", to_json(draft.sources)}};
    put(out, draft.parts);
    return out;
}

AgreementDraft draft_of(const boost::json::object& members) {
    AgreementDraft out{.template_name = text_of(members, "template"),
                       .languages = list_of(members, "languages"),
                       .default_language = text_of(members, "default_language"),
                       .title = texts_in(members, "title"),
                       .label = texts_in(members, "label"),
                       .text = texts_in(members, "text"),
                       .purposes = list_of(members, "purposes"),
                       .recipients = list_of(members, "recipients"),
                       .term_months = {},
                       .values = texts_in(members, "values"),
                       .parts = parts_of(members),
                       .sources = texts_in(members, "sources")};
    if (const auto* term = members.if_contains("term")) {
        const auto* months = term->as_object().if_contains("months");
        if (months != nullptr) out.term_months = months->to_number<std::int64_t>();
    }
    return out;
}

boost::json::object to_json(const Agreement& agreement) {
    Object out{{"id", agreement.id},
               {"company", agreement.company},
               {"name", agreement.name},
               {"kind", agreement.kind},
               {"law_profile", agreement.law_profile},
               {"state", agreement.state},
               {"published_version", nullptr},
               {"revision", agreement.revision},
               {"draft", to_json(agreement.draft)}};
    if (agreement.published_version > 0) out["published_version"] = agreement.published_version;
    // What is published stays published while its next draft waits.
    if (agreement.state == "draft" && is_awaiting(agreement.life))
        out["state"] = "awaiting_approval";
    show(agreement.life, out);
    return out;
}

Result<Agreement> with_members(Agreement agreement, const boost::json::object& members) {
    const bool published = agreement.published_version > 0;
    const auto put = [&](std::string_view name, std::string& into) {
        const std::string before = into;
        if (members.contains(name)) into = text_of(members, name);
        return into != before;
    };
    put("name", agreement.name);
    bool moved = put("company", agreement.company);
    moved = put("kind", agreement.kind) || moved;
    moved = put("law_profile", agreement.law_profile) || moved;
    if (published && moved) return Error{ErrorKind::conflict, "agreement_published"};
    if (const auto* draft = members.if_contains("draft"))
        agreement.draft = draft_of(draft->as_object());
    return agreement;
}

}  // namespace placet::agreements
