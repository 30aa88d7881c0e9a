#pragma once

// Forms as rows. Every function works inside the caller's transaction.

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "base/time.h"
#include "db/database.h"
#include "forms/age_rule.h"
#include "forms/definition.h"

namespace placet::forms {

struct Form {
    std::int64_t workspace = 0;
    std::string id;
    std::uint64_t number = 0;
    std::string company;
    std::string name;
    std::string state = "draft";  // draft, published, stopped
    Definition draft;
    std::uint64_t published_version = 0;  // 0: none yet
    std::int64_t revision = 1;
    Timestamp created_at, updated_at;
    std::string kind = {};  // what it was begun as; empty: of before there were kinds
    std::optional<Timestamp> stops_at = {};  // what is public asks no more from then on
};

boost::json::object to_json(const Form& form);
// As staff see it: an override that has run out stops the form by itself.
boost::json::object to_json(const Form& form, Timestamp now);
// A published form whose override has run out asks nobody any more.
bool is_stopped(const Form& form, Timestamp now);

Result<Form> find_form(db::Transaction& tx,
                       std::int64_t workspace,
                       std::string_view id);                              // not_found
Result<Form> find_public_form(db::Transaction& tx, std::string_view id);  // not_found
// Of one company, or of all when that is empty.
Result<std::vector<Form>> list_forms(db::Transaction& tx,
                                     std::int64_t workspace,
                                     std::string_view company = {});

// Gives the number.
Result<Form> insert_form(db::Transaction& tx, Form form);
// Writes over `form.revision` and gives the next one. precondition "edit_conflict".
Result<Form> update_form(db::Transaction& tx, Form form, Timestamp at);

// What became public: the definition, with the company as it was.
struct FormVersion {
    std::uint64_t version = 0;
    Definition definition;
    boost::json::object company;  // {name, email, phone}
    boost::json::array verdicts;
    Timestamp published_at;
    std::string published_by;
    AgeRule age = {};
};
Result<void> insert_form_version(db::Transaction& tx, const Form& form, const FormVersion& version);
Result<FormVersion> find_form_version(db::Transaction& tx,
                                      std::int64_t workspace,
                                      std::string_view form,
                                      std::uint64_t version);

struct FormVersionNote {
    std::uint64_t version = 0;
    Timestamp published_at;
    std::string published_by;
    boost::json::array verdicts;
};
Result<std::vector<FormVersionNote>> list_form_versions(db::Transaction& tx,
                                                        std::int64_t workspace,
                                                        std::string_view form);

}  // namespace placet::forms
