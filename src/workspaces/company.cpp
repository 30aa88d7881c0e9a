#include "workspaces/company.h"

#include <algorithm>

#include "workspaces/email.h"
#include "workspaces/text.h"

namespace placet::workspaces {

namespace {

LegalForm legal_form_of(std::string_view name) {
    if (name == "sole_trader") return LegalForm::sole_trader;
    if (name == "natural_person") return LegalForm::natural_person;
    return LegalForm::legal_entity;
}

std::string text_of(const boost::json::object& members, std::string_view name) {
    const auto* member = members.if_contains(name);
    return member && member->is_string() ? std::string(member->get_string()) : std::string{};
}

void set_text(const boost::json::object& members, std::string_view name, std::string& target) {
    if (members.contains(name)) target = text_of(members, name);
}

std::optional<PrivacyOfficer> officer_of(const boost::json::value& member) {
    if (!member.is_object()) return std::nullopt;
    const auto& members = member.get_object();
    return PrivacyOfficer{
        text_of(members, "name"), text_of(members, "email"), text_of(members, "phone")};
}

Requisites requisites_of(const boost::json::object& members) {
    Requisites out;
    for (const auto& member : members)
        out[member.key()] = text_of(members, member.key());
    return out;
}

// Empty is allowed where the address is optional.
void check_email(std::string& email, std::string_view field, std::vector<FieldError>& faults) {
    email = trimmed(email);
    if (email.empty()) return;
    if (auto normal = normalise_email(email))
        email = *normal;
    else
        faults.push_back({std::string(field), "bad_email"});
}

// It becomes a link on public pages: anything but http would run in the reader's browser.
bool is_web_address(std::string_view text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.size() > 8 && text.find_first_of(" \"<>\\") == text.npos;
}

// Where no address is set, the proposed one was proved; publishing compares the very address.
bool is_proved(const Company& company) {
    const auto& address = company.erasure_email;
    return !company.proved_email.empty() && (address.empty() || address == company.proved_email);
}

}  // namespace

std::string_view name_of(LegalForm form) {
    switch (form) {
        case LegalForm::sole_trader:
            return "sole_trader";
        case LegalForm::natural_person:
            return "natural_person";
        case LegalForm::legal_entity:
            break;
    }
    return "legal_entity";
}

boost::json::object to_json(const Company& company) {
    boost::json::array profiles(company.law_profiles.begin(), company.law_profiles.end());
    boost::json::object requisites;
    for (const auto& [key, value] : company.requisites)
        requisites[key] = value;
    boost::json::value dpo = nullptr;
    if (company.dpo)
        dpo = {{"name", company.dpo->name},
               {"email", company.dpo->email},
               {"phone", company.dpo->phone}};
    return {{"id", company.id},
            {"name", company.name},
            {"short_name", company.short_name},
            {"legal_form", name_of(company.legal_form)},
            {"country", company.country},
            {"law_profiles", std::move(profiles)},
            {"address", company.address},
            {"email", company.email},
            {"phone", company.phone},
            {"website", company.website},
            {"erasure_email", company.erasure_email},
            {"erasure_email_verified", is_proved(company)},
            {"dpo", std::move(dpo)},
            {"requisites", std::move(requisites)},
            {"archived", company.archived},
            {"revision", company.revision},
            {"created_at", to_rfc3339(company.created_at)}};
}

Company with_members(Company company, const boost::json::object& members) {
    set_text(members, "name", company.name);
    set_text(members, "short_name", company.short_name);
    set_text(members, "country", company.country);
    set_text(members, "address", company.address);
    set_text(members, "email", company.email);
    set_text(members, "phone", company.phone);
    set_text(members, "website", company.website);
    set_text(members, "erasure_email", company.erasure_email);
    if (members.contains("legal_form"))
        company.legal_form = legal_form_of(text_of(members, "legal_form"));
    if (const auto* profiles = members.if_contains("law_profiles")) {
        company.law_profiles.clear();
        for (const auto& profile : profiles->as_array())
            company.law_profiles.emplace_back(profile.as_string());
    }
    if (const auto* dpo = members.if_contains("dpo")) company.dpo = officer_of(*dpo);
    if (const auto* requisites = members.if_contains("requisites"))
        company.requisites = requisites_of(requisites->as_object());
    if (const auto* archived = members.if_contains("archived"))
        company.archived = archived->as_bool();
    return company;
}

Result<Company> checked(Company company) {
    std::vector<FieldError> found;
    for (auto* text : {&company.name,
                       &company.short_name,
                       &company.country,
                       &company.address,
                       &company.phone,
                       &company.website})
        *text = trimmed(*text);
    if (company.name.empty()) found.push_back({"name", "required"});
    if (!is_country(company.country)) found.push_back({"country", "bad_country"});
    if (!company.website.empty() && !is_web_address(company.website))
        found.push_back({"website", "bad_web_address"});

    check_email(company.email, "email", found);
    check_email(company.erasure_email, "erasure_email", found);
    if (company.dpo) check_email(company.dpo->email, "dpo.email", found);

    company.requisites = normalised(std::move(company.requisites));
    for (auto& fault : faults(company.requisites, company.legal_form))
        found.push_back(std::move(fault));

    if (!found.empty()) return invalid_input("invalid", std::move(found));
    return company;
}

json::Shape company_body_shape(BodyKind kind) {
    using namespace json;
    const auto needed = [&](std::string name, Shape shape) {
        return kind == BodyKind::create ? required(std::move(name), std::move(shape))
                                        : optional(std::move(name), std::move(shape));
    };
    std::vector<Member> requisites;
    for (const auto* key : {"unp",
                            "inn",
                            "kpp",
                            "ogrn",
                            "ogrnip",
                            "ust_idnr",
                            "hrb",
                            "register_court",
                            "vat_id",
                            "register_number"})
        requisites.push_back(optional(key, text(0, 120)));
    auto officer = object({optional("name", text(0, 200)),
                           optional("email", text(0, 254)),
                           optional("phone", text(0, 60))});
    std::vector<Member> members = {
        needed("name", text(1, 300)),
        optional("short_name", text(0, 120)),
        needed("legal_form", one_of({"legal_entity", "sole_trader", "natural_person"})),
        needed("country", text(2, 2)),
        optional("law_profiles", array(text(1, 40), 10)),
        optional("address", text(0, 500)),
        optional("email", text(0, 254)),
        optional("phone", text(0, 60)),
        optional("website", text(0, 300)),
        optional("erasure_email", text(0, 254)),
        optional("dpo", nullable(std::move(officer))),
        optional("requisites", object(std::move(requisites)))};
    if (kind == BodyKind::change) members.push_back(optional("archived", boolean()));
    return object(std::move(members));
}

json::Shape company_shape() {
    using namespace json;
    auto shape = company_body_shape(BodyKind::create);
    shape.members.push_back(required("id", text(1, 40)));
    shape.members.push_back(required("erasure_email_verified", boolean()));
    shape.members.push_back(required("archived", boolean()));
    shape.members.push_back(required("revision", integer(1, INT64_MAX)));
    shape.members.push_back(required("created_at", text(1, 40, "date-time")));
    for (auto& member : shape.members)
        member.presence = Member::Presence::required;
    return shape;
}

}  // namespace placet::workspaces
