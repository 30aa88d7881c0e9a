#include "agreements/retire_agreement.h"

#include "agreements/agreement_store.h"
#include "http/revision.h"

namespace placet::agreements {
namespace {

Result<void> tell(db::Transaction& tx,
                  const Ports& ports,
                  const RetireAgreement& command,
                  const char* action) {
    return workspaces::record_act(tx,
                                  ports.random,
                                  {.workspace = command.workspace,
                                   .actor = command.actor,
                                   .action = action,
                                   .object = command.agreement,
                                   .at = ports.clock.now()});
}

Result<Agreement> wanted(db::Transaction& tx, const RetireAgreement& command) {
    auto agreement = TRY(find_agreement(tx, command.workspace, command.agreement));
    TRY(http::check_revision(command.expected_revision, agreement.revision));
    return agreement;
}

Result<Retired> retire(db::Transaction& tx,
                       const Ports& ports,
                       const RetireAgreement& command,
                       Agreement agreement) {
    Retired out;
    if (ports.asking_forms)
        out.in_use = TRY(ports.asking_forms(tx, command.workspace, agreement.id));
    if (out.in_use.empty()) {
        agreement.state = "retired";
        agreement.life.approval.reset();
        agreement.life.retirement = Retirement{command.actor.id, ports.clock.now(), command.reason};
        TRY(update_agreement(tx, command.workspace, agreement));
        ++agreement.revision;
        TRY(tell(tx, ports, command, "agreement.retire"));
    }
    out.agreement = std::move(agreement);
    return out;
}

}  // namespace

Result<Retired> retire_agreement(const Ports& ports, const RetireAgreement& command) {
    return ports.database.write([&](db::Transaction& tx) -> Result<Retired> {
        auto agreement = TRY(wanted(tx, command));
        if (agreement.published_version == 0)
            return Error{ErrorKind::conflict, "nothing_to_retire"};
        if (agreement.state == "retired") return Error{ErrorKind::conflict, "agreement_retired"};
        return retire(tx, ports, command, std::move(agreement));
    });
}

Result<Retired> remove_agreement(const Ports& ports, const RetireAgreement& command) {
    return ports.database.write([&](db::Transaction& tx) -> Result<Retired> {
        auto agreement = TRY(wanted(tx, command));
        if (agreement.published_version > 0)
            return retire(tx, ports, command, std::move(agreement));
        TRY(delete_agreement(tx, command.workspace, agreement));
        TRY(tell(tx, ports, command, "agreement.delete"));
        return Retired{std::move(agreement), {}};
    });
}

}  // namespace placet::agreements
