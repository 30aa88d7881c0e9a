#include "agreements/changes.h"

#include <algorithm>
#include <array>
#include <set>

#include <boost/json.hpp>

#include "agreements/compared_document.h"

namespace placet::agreements {
namespace {

using namespace compared;

using boost::json::object;
using boost::json::value;

constexpr std::array<std::string_view, 4> product_languages = {"ru", "be", "de", "en"};

class Comparison {
public:
    Comparison(const FrozenVersion& before,
               const FrozenVersion& after,
               const ChangeTexts& texts,
               const Words& words)
        : before_(document(before)), after_(document(after)), texts_(texts), words_(words) {}

    std::vector<Change> run() {
        purposes();
        recipients();
        data();
        codes("operations");
        codes("methods");
        details();
        term();
        company();
        law();
        languages();
        words_of("title");
        words_of("label");
        text();
        if (said(before_, "kind") != said(after_, "kind")) changed("kind", "changed");
        if (said(before_, "values") != said(after_, "values"))
            changed("values", "changed", Materiality::unclear);
        if (said(before_, "sources") != said(after_, "sources"))
            changed("text", "replaced", Materiality::unclear);
        others();
        return std::move(out_);
    }

private:
    using Values = std::map<std::string, Texts>;

    void add(std::string_view part,
             std::string_view what,
             std::string_view sentence,
             Materiality weight,
             Values values) {
        out_.push_back({std::string(part),
                        std::string(what),
                        std::string(part) + "." + std::string(sentence),
                        weight,
                        std::move(values)});
    }
    void changed(std::string_view part,
                 std::string_view sentence,
                 Materiality weight = Materiality::material,
                 Values values = {}) {
        add(part, "changed", sentence, weight, std::move(values));
    }

    Texts country(std::string_view code) const {
        Texts out;
        for (const auto language : product_languages)
            out[std::string(language)] = words_.country(code, language);
        return out;
    }
    Texts months(std::int64_t count) const {
        Texts out;
        for (const auto language : product_languages)
            out[std::string(language)] = words_.months(count, language);
        return out;
    }
    Texts or_none(std::string_view text) const {
        return text.empty() ? texts_.name("none", "none") : literal(text);
    }

    // Pairs up two lists by `key`; `both` gets what stands in either.
    template <class Added, class Removed, class Both>
    void pair_up(std::string_view list,
                 std::string_view key,
                 Added added,
                 Removed removed,
                 Both both) const {
        const auto &old = said(before_, list), &now = said(after_, list);
        if (const auto* items = now.if_array())
            for (const auto& item : *items) {
                const auto& one = item.as_object();
                const auto* then = named(old, key, said(one, key));
                if (then == nullptr) {
                    added(one);
                } else {
                    both(*then, one);
                }
            }
        if (const auto* items = old.if_array())
            for (const auto& item : *items)
                if (named(now, key, said(item.as_object(), key)) == nullptr)
                    removed(item.as_object());
    }

    Texts retention(const object& purpose) const {
        auto words = texts_in(said(purpose, "retention"));
        return words.empty() ? texts_.name("retention", "none") : words;
    }

    void purposes() {
        const auto name = [](const object& one) {
            return Values{{"name", texts_in(said(one, "text"))}};
        };
        pair_up(
            "purposes",
            "id",
            [&](const object& one) {
                add("purposes", "added", "added", Materiality::material, name(one));
            },
            [&](const object& one) {
                add("purposes", "removed", "removed", Materiality::material, name(one));
            },
            [&](const object& old, const object& now) { purpose(old, now, name(now)); });
    }

    void purpose(const object& old, const object& now, const Values& name) {
        const auto told = [&](std::string_view sentence, Texts was, Texts is) {
            Values values = name;
            values["old"] = std::move(was);
            values["new"] = std::move(is);
            changed("purposes", sentence, Materiality::material, std::move(values));
        };
        if (!same_texts(said(old, "text"), said(now, "text")))
            told("text", texts_in(said(old, "text")), texts_in(said(now, "text")));
        if (said(old, "basis") != said(now, "basis"))
            told("basis",
                 texts_.name("bases", text_in(old, "basis")),
                 texts_.name("bases", text_in(now, "basis")));
        if (!same_texts(said(old, "retention"), said(now, "retention")))
            told("retention", retention(old), retention(now));
        if (said(old, "code") != said(now, "code"))
            changed("purposes", "code", Materiality::material, name);
        if (differs_otherwise(old, now, {"id", "text", "basis", "retention", "code"}))
            changed("purposes", "other", Materiality::material, name);
    }

    void recipients() {
        const auto values = [&](const object& one) {
            return Values{{"name", literal(text_in(one, "name"))},
                          {"country", country(text_in(one, "country"))}};
        };
        pair_up(
            "recipients",
            "id",
            [&](const object& one) {
                add("recipients", "added", "added", Materiality::material, values(one));
            },
            [&](const object& one) {
                add("recipients", "removed", "removed", Materiality::material, values(one));
            },
            [&](const object& old, const object& now) { recipient(old, now, values(now)); });
    }

    void recipient(const object& old, const object& now, const Values& about) {
        const auto told = [&](std::string_view member, auto words_for) {
            if (said(old, member) == said(now, member)) return;
            Values values = about;
            values["old"] = words_for(text_in(old, member));
            values["new"] = words_for(text_in(now, member));
            changed("recipients", member, Materiality::material, std::move(values));
        };
        told("name", [&](const std::string& text) { return or_none(text); });
        told("address", [&](const std::string& text) { return or_none(text); });
        told("country", [&](const std::string& text) { return country(text); });
        told("role", [&](const std::string& text) { return texts_.name("roles", text); });
        // Which paper the two companies signed is no part of what people agree to.
        if (said(old, "contract") != said(now, "contract"))
            changed("recipients", "contract", Materiality::cosmetic, about);
        if (said(old, "foreign") != said(now, "foreign") &&
            said(old, "country") == said(now, "country"))
            changed("recipients", "foreign", Materiality::material, about);
        if (differs_otherwise(old,
                              now,
                              {"id",
                               "name",
                               "address",
                               "country",
                               "country_name",
                               "role",
                               "contract",
                               "foreign"}))
            changed("recipients", "other", Materiality::material, about);
    }

    Texts category(const object& one) const {
        Texts out;
        for (const auto language : product_languages)
            out[std::string(language)] = words_.category(text_in(one, "category"), language);
        return out;
    }

    void data() {
        const auto name = [&](const object& one) { return Values{{"name", category(one)}}; };
        pair_up(
            "data",
            "category",
            [&](const object& one) {
                add("data", "added", "added", Materiality::material, name(one));
            },
            [&](const object& one) {
                add("data", "removed", "removed", Materiality::material, name(one));
            },
            [&](const object& old, const object& now) {
                if (!same_texts(said(old, "items"), said(now, "items")))
                    changed("data", "changed", Materiality::material, name(now));
            });
    }

    template <class Name>
    void sets(std::string_view part, const value& was, const value& is, Name name) {
        const auto old = set_of(was), now = set_of(is);
        for (const auto& one : now)
            if (!old.contains(one))
                add(part, "added", "added", Materiality::material, {{"name", name(one)}});
        for (const auto& one : old)
            if (!now.contains(one))
                add(part, "removed", "removed", Materiality::material, {{"name", name(one)}});
    }

    void codes(std::string_view part) {
        sets(part, said(before_, part), said(after_, part), [&](const std::string& code) {
            return texts_.name(part, code);
        });
    }

    void details() {
        static const object nothing;
        const auto *was = said(before_, "details").if_object(),
                   *is = said(after_, "details").if_object();
        const object &old = was == nullptr ? nothing : *was, &now = is == nullptr ? nothing : *is;
        sets("countries",
             said(old, "countries"),
             said(now, "countries"),
             [&](const std::string& code) { return country(code); });
        std::set<std::string> names;
        for (const auto* one : {&old, &now})
            for (const auto& member : *one)
                names.insert(member.key());
        names.erase("countries");
        for (const auto& name : names)
            if (!same_texts(said(old, name), said(now, name)))
                changed("details",
                        "changed",
                        Materiality::material,
                        {{"name", texts_.name("details", name)}});
    }

    Texts term_words(const object& version) const {
        const auto* count = version.at("term").as_object().at("months").if_int64();
        return count == nullptr ? texts_.name("term", "until_withdrawn") : months(*count);
    }

    void term() {
        if (before_.at("term").at("months") != after_.at("term").at("months"))
            changed("term",
                    "changed",
                    Materiality::material,
                    {{"old", term_words(before_)}, {"new", term_words(after_)}});
    }

    // Who collects is of the essence; how to reach him is not.
    void company() {
        const auto &old = before_.at("company").as_object(),
                   &now = after_.at("company").as_object();
        const auto told = [&](std::string_view member, Materiality weight, Texts was, Texts is) {
            if (said(old, member) == said(now, member)) return;
            changed("company",
                    "changed",
                    weight,
                    {{"name", texts_.name("company", member)},
                     {"old", std::move(was)},
                     {"new", std::move(is)}});
        };
        const auto plain = [&](std::string_view member, Materiality weight) {
            told(member, weight, or_none(text_in(old, member)), or_none(text_in(now, member)));
        };
        told("id",
             Materiality::material,
             or_none(text_in(old, "name")),
             or_none(text_in(now, "name")));
        plain("name", Materiality::material);
        told("legal_form",
             Materiality::material,
             texts_.name("legal_forms", text_in(old, "legal_form")),
             texts_.name("legal_forms", text_in(now, "legal_form")));
        told("country",
             Materiality::material,
             country(text_in(old, "country")),
             country(text_in(now, "country")));
        plain("address", Materiality::material);
        told("requisites",
             Materiality::material,
             texts_in(said(old, "requisites_line")),
             texts_in(said(now, "requisites_line")));
        for (const auto member : {"short_name", "email", "phone", "website", "erasure_email"})
            plain(member, Materiality::cosmetic);
        told("dpo", Materiality::cosmetic, officer(old), officer(now));
        if (differs_otherwise(old,
                              now,
                              {"id",
                               "name",
                               "short_name",
                               "legal_form",
                               "country",
                               "address",
                               "email",
                               "phone",
                               "website",
                               "erasure_email",
                               "dpo",
                               "requisites",
                               "requisites_line",
                               "law_profiles"}))
            changed("other", "changed", Materiality::unclear);
    }

    Texts officer(const object& company) const {
        const auto* dpo = said(company, "dpo").if_object();
        if (dpo == nullptr) return or_none({});
        const auto name = text_in(*dpo, "name"), email = text_in(*dpo, "email");
        return literal(name.empty() || email.empty() ? name + email : name + ", " + email);
    }

    void law() {
        const auto &old = before_.at("law").as_object(), &now = after_.at("law").as_object();
        if (said(old, "profile") != said(now, "profile"))
            changed("law",
                    "changed",
                    Materiality::material,
                    {{"old", texts_in(said(old, "title"))}, {"new", texts_in(said(now, "title"))}});
        if (said(old, "proof_to_year_end") != said(now, "proof_to_year_end") ||
            !same_texts(said(old, "proof_duration"), said(now, "proof_duration")))
            changed("term", "proof");
        if (!same_texts(said(old, "authority_name"), said(now, "authority_name")) ||
            said(old, "authority_website") != said(now, "authority_website"))
            changed("law",
                    "authority",
                    Materiality::cosmetic,
                    {{"new", texts_in(said(now, "authority_name"))}});
    }

    void languages() {
        const auto old = set_of(said(before_, "languages")),
                   now = set_of(said(after_, "languages"));
        for (const auto& one : now)
            if (!old.contains(one)) language("added", one);
        for (const auto& one : old)
            if (!now.contains(one)) language("removed", one);
    }
    void language(std::string_view what, const std::string& code) {
        add("languages",
            what,
            what,
            Materiality::cosmetic,
            {{"name", texts_.name("languages", code)}});
    }

    bool is_own(const object& version, const std::string& place) const {
        return set_of(said(version, "own_words")).contains(place);
    }

    // A title or a caption: the template's own words may change, a person's must be read.
    void words_of(std::string_view part) {
        const auto *old = said(before_, part).if_object(), *now = said(after_, part).if_object();
        if (old == nullptr || now == nullptr) return;
        bool differs = false, own = false;
        for (const auto& member : *old) {
            const auto* other = now->if_contains(member.key());
            if (other == nullptr || *other == member.value()) continue;
            differs = true;
            const std::string place = std::string(part) + "." + std::string(member.key());
            own = own || is_own(before_, place) || is_own(after_, place);
        }
        if (differs) changed(part, "changed", own ? Materiality::unclear : Materiality::cosmetic);
    }

    void text() {
        const auto &old = said(before_, "template"), &now = said(after_, "template");
        if (old != now) return changed("text", "replaced", Materiality::unclear);
        if (now == value(custom_name)) return custom_text();
        if (said(before_, "template_meaning") != said(after_, "template_meaning"))
            return changed("text", "meaning");
        if (!same_texts(said(before_, "text"), said(after_, "text")))
            changed("text", "template", Materiality::cosmetic);
    }

    void custom_text() {
        const auto *old = said(before_, "text").if_object(),
                   *now = said(after_, "text").if_object();
        if (old == nullptr || now == nullptr) return;
        for (const auto& member : *now) {
            const auto* other = old->if_contains(member.key());
            if (other == nullptr || *other == member.value()) continue;
            changed("text",
                    "custom",
                    Materiality::unclear,
                    {{"name", texts_.name("languages", member.key())}});
        }
    }

    // What this file has not heard of.
    void others() {
        if (differs_otherwise(before_,
                              after_,
                              {"format",
                               "workspace",
                               "agreement",
                               "version",
                               "uid",
                               "published_at",
                               "published_by",
                               "kind",
                               "template",
                               "line_breaks",
                               "default_language",
                               "template_meaning",
                               "own_words",
                               "law",
                               "company",
                               "languages",
                               "title",
                               "label",
                               "text",
                               "purposes",
                               "recipients",
                               "term",
                               "values",
                               "operations",
                               "methods",
                               "data",
                               "details",
                               "sources"}))
            changed("other", "changed", Materiality::unclear);
    }

    static constexpr std::string_view custom_name = "custom";

    const object before_, after_;
    const ChangeTexts& texts_;
    const Words& words_;
    std::vector<Change> out_;
};

}  // namespace

std::vector<Change> changes_between(const FrozenVersion& before,
                                    const FrozenVersion& after,
                                    const ChangeTexts& texts,
                                    const Words& words) {
    return Comparison(before, after, texts, words).run();
}

std::vector<std::int64_t> same_purposes(const FrozenVersion& before, const FrozenVersion& after) {
    const auto old = to_json(before), now = to_json(after);
    std::vector<std::int64_t> out;
    for (const auto& item : now.at("purposes").as_array()) {
        const auto& purpose = item.as_object();
        const auto* then = named(said(old, "purposes"), "id", said(purpose, "id"));
        if (then == nullptr || !same_texts(said(*then, "text"), said(purpose, "text"))) continue;
        const bool same = said(*then, "code") == said(purpose, "code") &&
                          said(*then, "basis") == said(purpose, "basis") &&
                          same_texts(said(*then, "retention"), said(purpose, "retention"));
        if (same) out.push_back(purpose.at("code").to_number<std::int64_t>());
    }
    return out;
}

}  // namespace placet::agreements
