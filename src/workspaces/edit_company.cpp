#include "workspaces/edit_company.h"

#include "http/revision.h"
#include "workspaces/company_store.h"

namespace placet::workspaces {

namespace {

Result<Company> change(const Ports& ports, const EditCompany& command, std::string_view action) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Company> {
        auto company = TRY(find_company(tx, command.workspace, command.company));
        TRY(http::check_revision(command.expected_revision, company.revision));
        const auto address = company.erasure_email;
        company = TRY(checked(with_members(std::move(company), command.members)));
        if (company.erasure_email != address && company.erasure_email != company.proved_email)
            company.proved_email.clear();
        TRY(update_company(tx, command.workspace, company, now));
        ++company.revision;
        TRY(record_act(tx,
                       ports.random,
                       {.workspace = command.workspace,
                        .actor = command.actor,
                        .action = std::string(action),
                        .object = company.id,
                        .at = now}));
        return company;
    });
}

}  // namespace

Result<Company> create_company(const Ports& ports, const CreateCompany& command) {
    auto company = TRY(checked(with_members(Company{}, command.members)));
    company.id = ports.random.id("co");
    company.created_at = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Company> {
        TRY(insert_company(tx, command.workspace, company));
        TRY(record_act(tx,
                       ports.random,
                       {.workspace = command.workspace,
                        .actor = command.actor,
                        .action = "company.create",
                        .object = company.id,
                        .at = company.created_at}));
        return company;
    });
}

Result<Company> edit_company(const Ports& ports, const EditCompany& command) {
    return change(ports, command, "company.update");
}

Result<void> archive_company(const Ports& ports, const EditCompany& command) {
    auto archiving = command;
    archiving.members = {{"archived", true}};
    TRY(change(ports, archiving, "company.archive"));
    return {};
}

}  // namespace placet::workspaces
