#include "agreements/review_agreement.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/compared_document.h"
#include "agreements/explain_changes.h"
#include "crypto/crypto.h"
#include "http/revision.h"
#include "workspaces/workspace.h"

namespace placet::agreements {
namespace {

Result<Agreement> store(db::Transaction& tx,
                        const Ports& ports,
                        const Review& command,
                        Agreement agreement,
                        const char* action) {
    TRY(update_agreement(tx, command.workspace, agreement));
    ++agreement.revision;
    TRY(workspaces::record_act(tx,
                               ports.random,
                               {.workspace = command.workspace,
                                .actor = command.actor,
                                .action = action,
                                .object = agreement.id,
                                .at = ports.clock.now()}));
    return agreement;
}

Result<Agreement> wanted(db::Transaction& tx, const Review& command) {
    auto agreement = TRY(find_agreement(tx, command.workspace, command.agreement));
    TRY(http::check_revision(command.expected_revision, agreement.revision));
    if (agreement.state == "retired") return Error{ErrorKind::conflict, "agreement_retired"};
    return agreement;
}

bool is_own_work(const Agreement& agreement, const std::string& person) {
    const auto& editors = agreement.life.editors;
    return agreement.life.approval->submitted_by == person ||
           std::find(editors.begin(), editors.end(), person) != editors.end();
}

bool is_approved(const Agreement& agreement, const FrozenVersion& version) {
    const auto& approval = agreement.life.approval;
    return approval && approval->state == "approved" && approval->content == content_of(version);
}

}  // namespace

std::string content_of(FrozenVersion version) {
    version.version = 0;
    version.published_at = {};
    version.published_by.clear();
    return to_hex(
        crypto::sha256(view(json::canonical(to_json(compared::undated(std::move(version)))))));
}

Result<Submission> submit_for_approval(const Ports& ports, const Review& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Submission> {
        Submission out{.agreement = TRY(wanted(tx, command))};
        const auto draft = TRY(gather_judged(tx, ports, command.workspace, out.agreement));
        out.findings = draft.findings;
        out.law = draft.law;
        out.refused = prevents_publishing(out.findings);
        if (out.refused) return out;
        if (command.claims_cosmetic && draft.materiality == Materiality::material)
            return invalid_input("claim_refused");
        out.agreement.life.approval = Approval{.state = "awaiting",
                                               .content = content_of(draft.version),
                                               .claims_cosmetic = command.claims_cosmetic,
                                               .submitted_by = command.actor.id,
                                               .submitted_at = now};
        out.agreement =
            TRY(store(tx, ports, command, std::move(out.agreement), "agreement.submit"));
        return out;
    });
}

Result<Agreement> approve_agreement(const Ports& ports, const Review& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Agreement> {
        auto agreement = TRY(wanted(tx, command));
        if (!is_awaiting(agreement.life)) return Error{ErrorKind::conflict, "nothing_to_approve"};
        if (is_own_work(agreement, command.actor.id))
            return Error{ErrorKind::forbidden, "approval_own_work"};
        const auto version = TRY(gather(tx, ports, command.workspace, agreement));
        auto& approval = *agreement.life.approval;
        if (approval.content != content_of(version))
            return Error{ErrorKind::conflict, "approval_outdated"};
        approval.state = "approved";
        approval.decided_by = command.actor.id;
        approval.decided_at = now;
        return store(tx, ports, command, std::move(agreement), "agreement.approve");
    });
}

Result<Agreement> return_agreement(const Ports& ports, const Review& command) {
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<Agreement> {
        auto agreement = TRY(wanted(tx, command));
        auto& approval = agreement.life.approval;
        if (!approval || approval->state == "returned")
            return Error{ErrorKind::conflict, "nothing_to_approve"};
        approval->state = "returned";
        approval->decided_by = command.actor.id;
        approval->decided_at = now;
        approval->comment = command.comment;
        return store(tx, ports, command, std::move(agreement), "agreement.return");
    });
}

Result<VersionHistory> history_of(db::Transaction& tx, const PublishingQuestion& question) {
    const auto workspace = TRY(workspaces::find_workspace(tx, question.version.workspace));
    const auto& approval = question.agreement.life.approval;
    const bool approved = is_approved(question.agreement, question.version);
    if (!approved && workspaces::approval_of(workspace) == workspaces::Approval::second_person)
        return Error{ErrorKind::conflict, "approval_required"};

    VersionHistory out{.materiality = std::string(name_of(question.materiality)),
                       .asks_again = question.materiality >= Materiality::unclear};
    if (question.claims_cosmetic && question.materiality == Materiality::material)
        return invalid_input("claim_refused");
    if (question.claims_cosmetic && question.materiality == Materiality::unclear) {
        if (!approved || !approval->claims_cosmetic)
            return Error{ErrorKind::conflict, "claim_unconfirmed"};
        out.claimed_cosmetic = true;
        out.asks_again = false;
    }
    if (!approved) return out;
    out.submitted_by = approval->submitted_by;
    out.submitted_at = approval->submitted_at;
    out.approved_by = approval->decided_by;
    out.approved_at = approval->decided_at;
    return out;
}

}  // namespace placet::agreements
