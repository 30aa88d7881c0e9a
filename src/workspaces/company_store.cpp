#include "workspaces/company_store.h"

#include "workspaces/sql.h"

namespace placet::workspaces {

namespace {

// The facts alone: what has a column of its own is not written twice.
std::string document_of(const Company& company) {
    auto document = to_json(company);
    for (const auto* name : {"id", "archived", "revision", "created_at", "erasure_email_verified"})
        document.erase(name);
    document["proved_email"] = company.proved_email;
    return json::canonical(document);
}

Result<Company> from_row(const db::Row& row) {
    const auto document = TRY(json::parse(row.text(1)));
    if (!document.is_object()) return internal_error("workspaces.bad_company");
    auto company = with_members(Company{}, document.get_object());
    if (const auto* proved = document.get_object().if_contains("proved_email"))
        company.proved_email = std::string(proved->as_string());
    company.id = row.text(0);
    company.archived = row.integer(2) != 0;
    company.revision = row.integer(3);
    company.created_at = {row.integer(4)};
    return company;
}

}  // namespace

Result<Company> find_company(db::Transaction& tx, std::int64_t workspace, std::string_view id) {
    const auto rows = TRY(tx.query(sql::select_company, {workspace, std::string(id)}));
    if (rows.empty()) return not_found();
    return from_row(rows.front());
}

Result<std::vector<Company>> list_companies(db::Transaction& tx,
                                            std::int64_t workspace,
                                            const CompanyPage& page) {
    const std::int64_t show_archived = page.archived == Archived::show ? 1 : 0;
    const auto rows =
        TRY(tx.query(sql::select_companies,
                     {workspace, show_archived, page.after.micros, page.after_id, page.limit}));
    std::vector<Company> companies;
    for (const auto& row : rows)
        companies.push_back(TRY(from_row(row)));
    return companies;
}

Result<void> insert_company(db::Transaction& tx, std::int64_t workspace, const Company& company) {
    TRY(tx.execute(
        sql::insert_company,
        {workspace, company.id, company.name, document_of(company), company.created_at.micros}));
    return {};
}

Result<void> update_company(db::Transaction& tx,
                            std::int64_t workspace,
                            const Company& company,
                            Timestamp at) {
    const auto changed = TRY(tx.execute(sql::update_company,
                                        {workspace,
                                         company.id,
                                         company.revision,
                                         company.name,
                                         document_of(company),
                                         std::int64_t{company.archived},
                                         at.micros}));
    if (changed != 1) return Error{ErrorKind::precondition, "edit_conflict"};
    return {};
}

}  // namespace placet::workspaces
