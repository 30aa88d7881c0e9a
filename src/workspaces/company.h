#pragma once

// The legal entity that collects, with its requisites. A Company that left `checked` has a name, a
// real country, requisites whose check digits fit, and addresses that mail can reach. Published
// agreement versions keep a copy of what they showed; changing a company changes none of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "base/result.h"
#include "base/time.h"
#include "json/shape.h"
#include "workspaces/requisites.h"

namespace placet::workspaces {

struct PrivacyOfficer {
    std::string name;
    std::string email;
    std::string phone;
};

struct Company {
    std::string id = {};
    std::string name = {};
    std::string short_name = {};
    LegalForm legal_form = LegalForm::legal_entity;
    std::string country = {};                    // ISO 3166
    std::vector<std::string> law_profiles = {};  // ids of law/profiles
    std::string address = {};
    std::string email = {};
    std::string phone = {};
    std::string website = {};
    std::string erasure_email = {};  // empty: see erasure_email.h
    std::string proved_email = {};   // the address whose reader gave the code back (mailbox.h)
    std::optional<PrivacyOfficer> dpo = {};
    Requisites requisites = {};
    bool archived = false;
    std::int64_t revision = 1;
    Timestamp created_at = {};
};

std::string_view name_of(LegalForm form);  // "legal_entity"

// The resource as the API shows it, with id, revision, archived and created_at.
boost::json::object to_json(const Company& company);

// The company with the members of a shape-checked body put in; absent members keep their values.
Company with_members(Company company, const boost::json::object& members);

// Normalises and judges. invalid_input "invalid" with one entry for each fault.
Result<Company> checked(Company company);

enum class BodyKind { create, change };
json::Shape company_body_shape(BodyKind kind);
json::Shape company_shape();

}  // namespace placet::workspaces
