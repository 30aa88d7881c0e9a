#include "forms/preset.h"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "forms/embedded.h"
#include "law/yaml.h"

namespace placet::forms {
namespace {

using boost::json::object;
using boost::json::value;

Error broken(std::string place) {
    return internal_error("forms.presets", std::move(place));
}

// Every scalar of the file is a text; the shape of a draft wants some of them as what they are.
value typed(std::string_view member, const value& from) {
    if (const auto* members = from.if_object()) {
        object out;
        for (const auto& [name, inner] : *members)
            out[name] = typed(name, inner);
        return out;
    }
    if (const auto* items = from.if_array()) {
        boost::json::array out;
        for (const auto& item : *items)
            out.push_back(typed({}, item));
        return out;
    }
    const auto* text = from.if_string();
    if (!text) return from;
    if (member == "required" || member == "multiple") return *text == "true";
    if (member != "min" && member != "max") return from;
    std::int64_t number = 0;
    std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

Result<std::vector<AskedKind>> read_asks(const value& from) {
    std::vector<AskedKind> asks;
    for (const auto& item : from.as_array()) {
        const auto& mode = item.at("mode").as_string();
        if (mode.size() != 1 || mode[0] < '1' || mode[0] > '4') return broken("asks.mode");
        asks.push_back(
            {std::string(item.at("kind").as_string()), static_cast<consents::Mode>(mode[0] - '0')});
    }
    return asks;
}

Result<Preset> read_preset(std::string_view kind, const value& from) {
    const auto* members = from.if_object();
    if (!members || !members->contains("draft") || !members->contains("title") ||
        !members->contains("asks"))
        return broken(std::string(kind));
    auto draft = typed({}, members->at("draft")).as_object();
    draft["languages"] = {"ru", "be", "de", "en"};
    draft["default_language"] = "ru";
    draft["agreements"] = boost::json::array();
    if (const auto good = json::check(definition_shape(), draft); !good)
        return broken(std::string(kind) + ": " + good.error().invalid.front().field);
    Preset preset{.kind = std::string(kind), .draft = read_definition(draft)};
    for (const auto& [lang, text] : members->at("title").as_object())
        preset.title[lang] = text.as_string();
    preset.asks = TRY(read_asks(members->at("asks")));
    return preset;
}

void keep_only(Texts& texts, const std::vector<std::string>& languages) {
    std::erase_if(texts, [&](const auto& text) {
        return std::ranges::find(languages, text.first) == languages.end();
    });
}

bool speaks(const agreements::FrozenVersion& version, const std::vector<std::string>& languages) {
    return std::ranges::all_of(languages, [&](const std::string& lang) {
        return std::ranges::find(version.languages, lang) != version.languages.end();
    });
}

}  // namespace

Result<Presets> Presets::embedded() {
    Presets out;
    for (const auto& file : embedded_files()) {
        const auto kinds = TRY(law::read_yaml(file.text()));
        for (const auto& [kind, from] : kinds.as_object())
            out.presets_.push_back(TRY(read_preset(kind, from)));
    }
    return out;
}

const Preset* Presets::find(std::string_view kind) const {
    const auto found = std::ranges::find(presets_, kind, &Preset::kind);
    return found == presets_.end() ? nullptr : &*found;
}

std::vector<std::string> preset_kinds() {
    return {"contact",
            "callback",
            "order",
            "newsletter",
            "questionnaire",
            "registration",
            "job_application",
            "account_page"};
}

Definition draft_of(const Preset& preset, const std::vector<std::string>& languages) {
    Definition draft = preset.draft;
    draft.languages = languages;
    draft.default_language = languages.front();
    for (auto* texts : {&draft.title, &draft.intro, &draft.submit, &draft.success})
        keep_only(*texts, languages);
    for (auto& field : draft.fields) {
        keep_only(field.label, languages);
        for (auto& choice : field.choices)
            keep_only(choice.label, languages);
    }
    return draft;
}

Result<std::vector<AgreementUse>> agreements_for(db::Transaction& tx,
                                                 std::int64_t workspace,
                                                 const workspaces::Company& company,
                                                 const Preset& preset,
                                                 const Definition& draft) {
    std::vector<AgreementUse> uses;
    const auto known = TRY(agreements::list_agreements(tx, workspace, {}));
    for (const auto& asked : preset.asks) {
        for (const auto& agreement : known) {
            if (agreement.company != company.id || agreement.kind != asked.kind ||
                agreement.published_version == 0 || agreement.state == "retired")
                continue;
            const auto version = TRY(
                agreements::find_version(tx, workspace, agreement.id, agreement.published_version));
            if (!speaks(version, draft.languages)) continue;
            uses.push_back({.agreement = agreement.id, .mode = asked.mode});
            break;
        }
    }
    return uses;
}

}  // namespace placet::forms
