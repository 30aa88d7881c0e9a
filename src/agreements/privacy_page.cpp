#include "agreements/privacy_page.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/routes.h"
#include "agreements/sql.h"

namespace placet::agreements {
namespace {

// More would not fit the page; older ones are on the pages of older editions.
constexpr std::size_t changes_shown = 40;

using Newest = std::vector<const CompanyPublication*>;

// Of each agreement the newest version among the first `edition` publications, in the order in
// which the agreements first appeared. Those out of use are left out of the newest edition only: a
// page of the past shows the past.
Newest in_use(const std::vector<CompanyPublication>& publications, std::size_t edition) {
    Newest newest;
    for (std::size_t i = 0; i < edition; ++i) {
        const auto& publication = publications[i];
        const auto same = std::ranges::find(newest,
                                            publication.version.agreement,
                                            [](const auto* one) { return one->version.agreement; });
        if (same == newest.end())
            newest.push_back(&publication);
        else
            *same = &publication;
    }
    if (edition == publications.size())
        std::erase_if(newest, [](const auto* one) { return one->retired; });
    return newest;
}

std::string in_language(const Texts& texts, std::string_view lang) {
    return std::string(law::text_in(texts, lang));
}

boost::json::object company_json(const FrozenCompany& company, std::string_view lang) {
    boost::json::object json{{"name", company.name},
                             {"address", company.address},
                             {"email", company.email},
                             {"phone", company.phone},
                             {"website", company.website},
                             {"erasure_email", company.erasure_email},
                             {"requisites", in_language(company.requisites_line, lang)}};
    if (company.dpo)
        json["dpo"] = {{"name", company.dpo->name},
                       {"email", company.dpo->email},
                       {"phone", company.dpo->phone}};
    return json;
}

boost::json::array purposes_json(const FrozenVersion& version,
                                 const pages::Renderer& renderer,
                                 std::string_view lang) {
    boost::json::array purposes;
    for (const auto& purpose : version.purposes)
        purposes.push_back(
            {{"text", in_language(purpose.text, lang)},
             {"basis", std::string(renderer.text("privacy_basis_" + purpose.basis, lang))}});
    return purposes;
}

boost::json::array recipients_json(const FrozenVersion& version,
                                   const pages::Renderer& renderer,
                                   std::string_view lang) {
    boost::json::array recipients;
    for (const auto& recipient : version.recipients)
        recipients.push_back(
            {{"name", recipient.name},
             {"address", recipient.address},
             {"country", in_language(recipient.country_name, lang)},
             {"role", std::string(renderer.text("privacy_role_" + recipient.role, lang))}});
    return recipients;
}

boost::json::object agreement_json(const FrozenVersion& version,
                                   const pages::Renderer& renderer,
                                   std::string_view lang) {
    const auto served = served_language(version, lang);
    return {{"title", in_language(version.title, served)},
            {"lang", served},
            {"url", text_url({version.agreement, version.version, served})},
            {"version", version.version},
            {"published_at", to_rfc3339(version.published_at)},
            {"law", in_language(version.law.title, lang)},
            {"term",
             version.term.months ? in_language(version.term.duration, lang)
                                 : std::string(renderer.text("privacy_until_withdrawn", lang))},
            {"purposes", purposes_json(version, renderer, lang)},
            {"recipients", recipients_json(version, renderer, lang)}};
}

boost::json::array authorities_json(const Newest& newest, std::string_view lang) {
    boost::json::array authorities;
    std::vector<std::string> seen;
    for (const auto* publication : newest) {
        const auto& law = publication->version.law;
        auto name = in_language(law.authority_name, lang);
        if (name.empty() || std::ranges::find(seen, name) != seen.end()) continue;
        authorities.push_back({{"name", name}, {"website", law.authority_website}});
        seen.push_back(std::move(name));
    }
    return authorities;
}

boost::json::array changes_json(const std::vector<CompanyPublication>& publications,
                                std::size_t edition,
                                std::string_view lang) {
    boost::json::array changes;
    for (std::size_t i = edition; i-- > 0 && changes.size() < changes_shown;) {
        const auto& version = publications[i].version;
        const auto served = served_language(version, lang);
        changes.push_back({{"edition", i + 1},
                           {"edition_url", privacy_url(version.company.id, lang, i + 1)},
                           {"published_at", to_rfc3339(version.published_at)},
                           {"title", in_language(version.title, served)},
                           {"lang", served},
                           {"version", version.version},
                           {"url", text_url({version.agreement, version.version, served})}});
    }
    return changes;
}

boost::json::array languages_json(std::string_view company,
                                  std::string_view lang,
                                  std::optional<std::size_t> edition) {
    constexpr std::pair<std::string_view, std::string_view> own_names[] = {
        {"ru", "Русский"}, {"be", "Беларуская"}, {"de", "Deutsch"}, {"en", "English"}};
    boost::json::array languages;
    for (const auto& [code, name] : own_names)
        languages.push_back({{"code", code},
                             {"name", name},
                             {"href", privacy_url(company, code, edition)},
                             {"current", code == lang}});
    return languages;
}

}  // namespace

Result<std::vector<CompanyPublication>> list_publications(db::Transaction& tx,
                                                          std::string_view company) {
    const auto rows = TRY(tx.query(sql::select_company_versions, {std::string(company)}));
    std::vector<CompanyPublication> publications;
    publications.reserve(rows.size());
    for (const auto& row : rows)
        publications.push_back({TRY(frozen_version(row.text(0))), row.text(1) == "retired"});
    return publications;
}

Result<boost::json::object> privacy_context(const pages::Renderer& renderer,
                                            const PrivacyPage& page) {
    const auto& publications = page.publications;
    const std::size_t edition = page.edition.value_or(publications.size());
    if (edition == 0 || edition > publications.size()) return not_found();
    const auto& last = publications[edition - 1].version;
    const auto newest = in_use(publications, edition);
    const auto lang = page.lang;

    boost::json::array agreements;
    for (const auto* publication : newest)
        agreements.push_back(agreement_json(publication->version, renderer, lang));
    boost::json::object context{{"company", company_json(last.company, lang)},
                                {"page_title", std::string(renderer.text("privacy_title", lang))},
                                {"edition", edition},
                                {"edition_at", to_rfc3339(last.published_at)},
                                {"agreements", std::move(agreements)},
                                {"authorities", authorities_json(newest, lang)},
                                {"changes", changes_json(publications, edition, lang)},
                                {"languages", languages_json(last.company.id, lang, page.edition)}};
    if (edition < publications.size()) context["newest_url"] = privacy_url(last.company.id, lang);
    return context;
}

std::string privacy_url(std::string_view company,
                        std::string_view lang,
                        std::optional<std::size_t> edition) {
    std::string url = "/p/" + std::string(company) + "/privacy/" + std::string(lang);
    if (edition) url += "/v" + std::to_string(*edition);
    return url;
}

}  // namespace placet::agreements
