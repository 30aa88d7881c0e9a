#include "agreements/publish_agreement.h"

#include "agreements/agreement_store.h"
#include "agreements/explain_changes.h"
#include "agreements/external_text.h"
#include "agreements/purpose_store.h"
#include "agreements/review_agreement.h"
#include "http/revision.h"
#include "workspaces/company_store.h"
#include "workspaces/erasure_email.h"
#include "workspaces/mailbox.h"

namespace placet::agreements {
namespace {

FrozenCompany frozen(const workspaces::Company& company, std::string erasure_email) {
    FrozenCompany out{.id = company.id,
                      .name = company.name,
                      .short_name = company.short_name,
                      .legal_form = std::string(workspaces::name_of(company.legal_form)),
                      .country = company.country,
                      .address = company.address,
                      .email = company.email,
                      .phone = company.phone,
                      .website = company.website,
                      .erasure_email = std::move(erasure_email),
                      .dpo = {},
                      .law_profiles = company.law_profiles,
                      .requisites = company.requisites,
                      .requisites_line = {}};
    out.erasure_email_proved = workspaces::is_proved(company, out.erasure_email);
    if (company.dpo) out.dpo = Contact{company.dpo->name, company.dpo->email, company.dpo->phone};
    return out;
}

// As the workspace has it now.
Result<const law::Profile*> law_of(db::Transaction& tx,
                                   const Ports& ports,
                                   std::int64_t workspace,
                                   const Agreement& agreement) {
    return ports.book.find(tx, workspace, agreement.law_profile, ports.clock.now());
}

// The text without a form is the one that the log and the plain permalink show.
Result<std::vector<Published::Text>> store_texts(db::Transaction& tx,
                                                 const FrozenVersion& version) {
    std::vector<Published::Text> out;
    for (const auto& language : version.languages) {
        const auto text = TRY(render(version, Occasion{}, language));
        TRY(store_text(tx, text));
        out.push_back({language, text.sha256});
    }
    return out;
}

// Unread, the address would take requests that nobody answers. Where no mail can leave, it cannot
// be proved either: then it is only told.
void judge_mailbox(std::vector<Finding>& findings,
                   const FrozenVersion& version,
                   const Ports& ports) {
    const FrozenCompany& company = version.company;
    if (company.erasure_email.empty() || company.erasure_email_proved) return;
    findings.push_back(
        {.rule = "mailbox_unproved",
         .severity = ports.mail_leaves ? Finding::Severity::error : Finding::Severity::warning,
         .field = "company.erasure_email",
         .subject = "erasure_email"});
}

// The agreement's own law, and those of its company that are in force.
Result<std::vector<const law::Profile*>> laws_for(db::Transaction& tx,
                                                  const Ports& ports,
                                                  const FrozenVersion& version) {
    const auto now = ports.clock.now();
    std::vector<const law::Profile*> laws{
        TRY(ports.book.find(tx, version.workspace, version.law.profile, now))};
    for (const auto& id : version.company.law_profiles) {
        if (id == version.law.profile) continue;
        const auto law = ports.book.find(tx, version.workspace, id, now);
        if (law)
            laws.push_back(*law);
        else if (law.error().kind != ErrorKind::not_found &&
                 law.error().kind != ErrorKind::conflict)
            return law.error();
    }
    return laws;
}

std::vector<Finding> judged(const FrozenVersion& version,
                            const Ports& ports,
                            const std::vector<const law::Profile*>& laws) {
    auto findings = findings_of(version, laws, ports.library.words, ports.library.signs);
    judge_mailbox(findings, version, ports);
    return findings;
}

Published published(const FrozenVersion& version, std::vector<Published::Text> texts) {
    Published out{.workspace = version.workspace,
                  .agreement = version.agreement,
                  .company = version.company.id,
                  .uid = version.uid,
                  .version = version.version,
                  .law_profile = version.law.profile,
                  .purposes = {},
                  .texts = std::move(texts),
                  .staff = version.published_by,
                  .at = version.published_at};
    for (const auto& purpose : version.purposes)
        out.purposes.push_back(purpose.code);
    return out;
}

Result<void> store_publication(db::Transaction& tx,
                               const Ports& ports,
                               const FrozenVersion& version,
                               const VersionHistory& history,
                               Agreement agreement) {
    agreement.state = "published";
    agreement.published_version = version.version;
    agreement.life.approval.reset();
    agreement.life.editors.clear();
    TRY(insert_version(tx, version));
    TRY(insert_history(tx, {version.workspace, version.agreement, version.version}, history));
    TRY(update_agreement(tx, version.workspace, agreement));
    TRY(watch_sources(tx, version));
    auto texts = TRY(store_texts(tx, version));
    if (!ports.published) return {};
    return ports.published(tx, published(version, std::move(texts)));
}

// What is published is what the site says now.
Result<void> refresh_sources(const Ports& ports, const PublishAgreement& command) {
    const auto agreement = TRY(ports.database.read([&](db::Transaction& tx) {
        return find_agreement(tx, command.workspace, command.agreement);
    }));
    if (agreement.draft.template_name != external_template) return {};
    return fetch_sources(ports, command.workspace, agreement.draft.sources);
}

}  // namespace

Result<FrozenVersion> gather(db::Transaction& tx,
                             const Ports& ports,
                             std::int64_t workspace,
                             const Agreement& agreement) {
    const auto* law = TRY(law_of(tx, ports, workspace, agreement));
    const auto company = TRY(workspaces::find_company(tx, workspace, agreement.company));
    // Where no address is set and none may be assumed, the findings say so.
    const auto staff = TRY(ports.staff.summary(tx, workspace));
    const auto email = workspaces::erasure_email(company, staff);
    Ingredients ingredients{.draft = agreement.draft,
                            .law = *law,
                            .ready_texts = ports.library.ready,
                            .words = ports.library.words,
                            .company = frozen(company, email ? *email : std::string{}),
                            .purposes = {},
                            .recipients = {}};
    for (const auto& id : agreement.draft.purposes)
        ingredients.purposes.push_back(TRY(find_purpose(tx, workspace, id)));
    for (const auto& id : agreement.draft.recipients)
        ingredients.recipients.push_back(TRY(find_recipient(tx, workspace, id)));
    ingredients.external = &ports.library.external;
    if (agreement.draft.template_name == external_template)
        ingredients.sources =
            TRY(find_sources(tx, workspace, ports.library.external, agreement.draft.sources));
    auto version = TRY(freeze(std::move(ingredients)));
    version.workspace = workspace;
    version.agreement = agreement.id;
    version.uid = agreement.uid;
    version.kind = agreement.kind;
    return version;
}

Result<JudgedDraft> gather_judged(db::Transaction& tx,
                                  const Ports& ports,
                                  std::int64_t workspace,
                                  const Agreement& agreement) {
    JudgedDraft out{.version = TRY(gather(tx, ports, workspace, agreement))};
    const auto laws = TRY(laws_for(tx, ports, out.version));
    out.law = laws.front();
    out.findings = judged(out.version, ports, laws);
    if (agreement.published_version == 0) return out;
    const auto published =
        TRY(find_version(tx, workspace, agreement.id, agreement.published_version));
    out.changes = judged_changes(published, out.version, ports.library);
    out.materiality = materiality_of(out.changes);
    return out;
}

Result<Preview> preview_agreement(const Ports& ports, const PreviewAgreement& question) {
    return ports.database.read([&](db::Transaction& tx) -> Result<Preview> {
        auto agreement = TRY(find_agreement(tx, question.workspace, question.agreement));
        if (question.draft) agreement.draft = *question.draft;
        const auto version = TRY(gather(tx, ports, question.workspace, agreement));
        Occasion occasion{.values = question.values};
        if (!question.form.empty()) {
            if (!ports.form_fields) return not_found();
            occasion.fields =
                TRY(ports.form_fields(tx, question.workspace, question.form, question.lang));
        }
        const auto laws = TRY(laws_for(tx, ports, version));
        auto draft = render_draft(version, occasion, question.lang);
        auto places = placeholders_of(version, occasion, question.lang, draft.mentioned);
        return Preview{std::move(draft.rendition),
                       std::move(places),
                       judged(version, ports, laws),
                       laws.front()};
    });
}

Result<Publication> publish_agreement(const Ports& ports, const PublishAgreement& command) {
    const auto now = ports.clock.now();
    TRY(refresh_sources(ports, command));
    return ports.database.write([&](db::Transaction& tx) -> Result<Publication> {
        const auto agreement = TRY(find_agreement(tx, command.workspace, command.agreement));
        TRY(http::check_revision(command.expected_revision, agreement.revision));
        if (agreement.state == "retired") return Error{ErrorKind::conflict, "agreement_retired"};
        auto draft = TRY(gather_judged(tx, ports, command.workspace, agreement));
        auto& version = draft.version;
        Publication out{0, std::move(draft.findings), draft.law};
        if (prevents_publishing(out.findings)) return out;
        out.history =
            TRY(history_of(tx, {agreement, version, draft.materiality, command.claims_cosmetic}));
        version.version = out.version = agreement.published_version + 1;
        version.published_at = now;
        version.published_by = command.actor.id;
        TRY(store_publication(tx, ports, version, out.history, agreement));
        TRY(workspaces::record_act(tx,
                                   ports.random,
                                   {.workspace = command.workspace,
                                    .actor = command.actor,
                                    .action = "agreement.publish",
                                    .object = agreement.id,
                                    .at = now}));
        return out;
    });
}

}  // namespace placet::agreements
