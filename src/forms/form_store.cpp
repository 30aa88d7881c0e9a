#include "forms/form_store.h"

#include <boost/json.hpp>

#include "forms/sql.h"

namespace placet::forms {
namespace {

Form read_form(const db::Row& row) {
    const auto draft = boost::json::parse(row.text(5));
    return {.workspace = row.integer(10),
            .id = row.text(0),
            .number = static_cast<std::uint64_t>(row.integer(1)),
            .company = row.text(2),
            .name = row.text(3),
            .state = row.text(4),
            .draft = read_definition(draft.as_object()),
            .published_version = static_cast<std::uint64_t>(row.integer(6)),
            .revision = row.integer(7),
            .created_at = Timestamp{row.integer(8)},
            .updated_at = Timestamp{row.integer(9)},
            .kind = row.text(11),
            .stops_at =
                row.integer(12) == 0 ? std::nullopt : std::optional(Timestamp{row.integer(12)})};
}

std::string text_of(const boost::json::value& value) {
    return boost::json::serialize(value);
}

}  // namespace

bool is_stopped(const Form& form, Timestamp now) {
    return form.state == "published" && form.stops_at && now >= *form.stops_at;
}

boost::json::object to_json(const Form& form, Timestamp now) {
    auto out = to_json(form);
    out["stops_at"] = form.stops_at ? boost::json::value(to_rfc3339(*form.stops_at))
                                    : boost::json::value(nullptr);
    out["stopped_because"] = nullptr;
    if (form.state == "stopped") out["stopped_because"] = "staff";
    if (!is_stopped(form, now)) return out;
    out["state"] = "stopped";
    out["stopped_because"] = "override_expired";
    return out;
}

boost::json::object to_json(const Form& form) {
    return {{"id", form.id},
            {"number", form.number},
            {"company", form.company},
            {"name", form.name},
            {"kind", form.kind},
            {"state", form.state},
            {"published_version",
             form.published_version == 0 ? boost::json::value(nullptr)
                                         : boost::json::value(form.published_version)},
            {"draft", to_json(form.draft)},
            {"created_at", to_rfc3339(form.created_at)},
            {"updated_at", to_rfc3339(form.updated_at)},
            {"revision", form.revision}};
}

Result<Form> find_form(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::find_form, {workspace, std::string(id)}));
    if (rows.empty()) return not_found("form_not_found");
    return read_form(rows[0]);
}

Result<Form> find_public_form(db::Transaction& tx, std::string_view id) {
    const auto rows = TRY(tx.query(sql::find_public_form, {std::string(id)}));
    if (rows.empty()) return not_found("form_not_found");
    return read_form(rows[0]);
}

Result<std::vector<Form>> list_forms(db::Transaction& tx,
                                     std::int64_t workspace,
                                     std::string_view company) {
    const auto rows = TRY(tx.query(sql::list_forms, {workspace, std::string(company)}));
    std::vector<Form> forms;
    for (const auto& row : rows)
        forms.push_back(read_form(row));
    return forms;
}

Result<Form> insert_form(db::Transaction& tx, Form form) {
    const auto next = TRY(tx.query(sql::next_form_number, {form.workspace}));
    form.number = static_cast<std::uint64_t>(next.at(0).integer(0));
    TRY(tx.execute(sql::insert_form,
                   {form.workspace,
                    form.id,
                    static_cast<std::int64_t>(form.number),
                    form.company,
                    form.name,
                    text_of(to_json(form.draft)),
                    form.created_at.micros,
                    form.kind}));
    return form;
}

Result<Form> update_form(db::Transaction& tx, Form form, Timestamp at) {
    const auto changed = TRY(tx.execute(sql::update_form,
                                        {form.workspace,
                                         form.id,
                                         form.company,
                                         form.name,
                                         form.state,
                                         text_of(to_json(form.draft)),
                                         static_cast<std::int64_t>(form.published_version),
                                         at.micros,
                                         form.revision,
                                         form.stops_at ? form.stops_at->micros : 0}));
    if (changed == 0) return Error{ErrorKind::precondition, "edit_conflict"};
    ++form.revision;
    form.updated_at = at;
    return form;
}

Result<void> insert_form_version(db::Transaction& tx,
                                 const Form& form,
                                 const FormVersion& version) {
    const boost::json::object document{{"format", "placet-form-version/1"},
                                       {"definition", to_json(version.definition)},
                                       {"company", version.company},
                                       {"age", to_json(version.age)}};
    TRY(tx.execute(sql::insert_form_version,
                   {form.workspace,
                    form.id,
                    static_cast<std::int64_t>(version.version),
                    text_of(document),
                    text_of(version.verdicts),
                    version.published_at.micros,
                    version.published_by}));
    return {};
}

Result<FormVersion> find_form_version(db::Transaction& tx,
                                      std::int64_t workspace,
                                      std::string_view form,
                                      std::uint64_t version) {
    const auto rows =
        TRY(tx.query(sql::find_form_version,
                     {workspace, std::string(form), static_cast<std::int64_t>(version)}));
    if (rows.empty()) return not_found("form_not_found");
    const auto document = boost::json::parse(rows[0].text(0));
    const auto verdicts = boost::json::parse(rows[0].text(1));
    return FormVersion{.version = version,
                       .definition = read_definition(document.at("definition").as_object()),
                       .company = document.at("company").as_object(),
                       .verdicts = verdicts.as_array(),
                       .published_at = Timestamp{rows[0].integer(2)},
                       .published_by = rows[0].text(3),
                       .age = read_age_rule(document.as_object())};
}

Result<std::vector<FormVersionNote>> list_form_versions(db::Transaction& tx,
                                                        std::int64_t workspace,
                                                        std::string_view form) {
    const auto rows = TRY(tx.query(sql::list_form_versions, {workspace, std::string(form)}));
    std::vector<FormVersionNote> notes;
    for (const auto& row : rows) {
        const auto verdicts = boost::json::parse(row.text(3));
        notes.push_back({.version = static_cast<std::uint64_t>(row.integer(0)),
                         .published_at = Timestamp{row.integer(1)},
                         .published_by = row.text(2),
                         .verdicts = verdicts.as_array()});
    }
    return notes;
}

}  // namespace placet::forms
