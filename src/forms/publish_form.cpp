#include "forms/publish_form.h"

#include <algorithm>
#include <chrono>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/kind.h"
#include "consents/append_event.h"
#include "consents/capture_override.h"
#include "forms/render_form.h"
#include "http/revision.h"
#include "workspaces/company_store.h"
#include "workspaces/trail.h"

namespace placet::forms {
namespace {

using Kind = PublishOutcome::Kind;

Result<void> check_agreements(db::Transaction& tx, const Form& form) {
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < form.draft.agreements.size(); ++i) {
        const auto& use = form.draft.agreements[i];
        const std::string at = "draft.agreements[" + std::to_string(i) + "].agreement";
        const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement);
        if (!agreement && agreement.error().kind != ErrorKind::not_found) return agreement.error();
        if (!agreement) {
            faults.push_back({at, "unknown_agreement"});
        } else if (agreement->published_version == 0 || agreement->state == "retired") {
            faults.push_back({at, "agreement_not_published"});
        } else if (agreement->kind == agreements::notice_kind) {
            // A tick under it would be recorded as a consent that nobody asked for.
            faults.push_back({at, "notice_takes_no_answer"});
        } else if (agreement->company != form.company) {
            faults.push_back({at, "other_company"});
        }
    }
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return {};
}

const Override* override_for(const PublishForm& command, std::string_view agreement) {
    const auto found = std::ranges::find(command.overrides, agreement, &Override::agreement);
    return found == command.overrides.end() ? nullptr : &*found;
}

bool may_override(const http::Principal& by) {
    return std::ranges::any_of(by.roles, [](http::Role role) {
        return role == http::Role::owner || role == http::Role::privacy_officer;
    });
}

Kind outcome_of(const FormReport& report, const PublishForm& command) {
    if (agreements::prevents_publishing(report.findings)) return Kind::refused;
    Kind kind = Kind::published;
    for (const auto& verdict : report.verdicts) {
        if (verdict.judgement.verdict == law::Verdict::forbid) return Kind::refused;
        if (verdict.judgement.verdict != law::Verdict::override_) continue;
        if (!override_for(command, verdict.agreement))
            kind = Kind::override_required;
        else if (!may_override(command.by) && kind == Kind::published)
            kind = Kind::override_not_allowed;
    }
    return kind;
}

// Of the law that leaves something to a person, else of the first that judged.
law::OverrideRule rule_of(const FormReport& report) {
    law::OverrideRule rule;
    for (const auto& verdict : report.verdicts) {
        if (!verdict.judgement.profile) continue;
        if (rule.review_within.empty()) rule = verdict.judgement.profile->capture_override;
        if (verdict.judgement.verdict != law::Verdict::override_) continue;
        return verdict.judgement.profile->capture_override;
    }
    return rule;
}

// What somebody takes upon himself, where the law leaves it to a person.
struct Taking {
    const ModeVerdict& verdict;
    const Override& taken;
    OverrideTerm term;
};

Result<std::vector<Taking>> takings_of(db::Transaction& tx,
                                       const PublishForm& command,
                                       const PublishOutcome& outcome) {
    std::vector<Taking> all;
    for (const auto& verdict : outcome.report.verdicts) {
        const auto* taken = override_for(command, verdict.agreement);
        if (verdict.judgement.verdict != law::Verdict::override_ || !taken) continue;
        all.push_back({verdict,
                       *taken,
                       TRY(term_of(tx,
                                   outcome.form.workspace,
                                   taken->review_date,
                                   verdict.judgement.profile->capture_override))});
    }
    return all;
}

// The entry of the log and its row, which stand for ever.
Result<std::uint64_t> append_override(db::Transaction& tx,
                                      const Ports& ports,
                                      const PublishForm& command,
                                      const Form& form,
                                      const Taking& taking) {
    constexpr std::uint64_t by_staff = 2;
    const auto& verdict = taking.verdict;
    const auto agreement = TRY(agreements::find_agreement(tx, form.workspace, verdict.agreement));
    const auto version = TRY(agreements::find_version(
        tx, form.workspace, verdict.agreement, agreement.published_version));
    const std::string capture = consents::capture_of(verdict.mode);
    const consents::Event event{
        .type = merkle::EntryType::capture_override,
        .at = form.updated_at,
        .channel = merkle::Channel::server,
        .source = form.number,
        .profile = verdict.profile,
        .details = {{merkle::detail::mode, static_cast<std::uint64_t>(verdict.mode)},
                    {merkle::detail::method, merkle::method_number(capture)},
                    {merkle::detail::recorder, by_staff},
                    {merkle::detail::source_version, form.published_version},
                    {merkle::detail::review_day, taking.term.review_day}}};
    const boost::json::object facts{{"reason", taking.taken.reason},
                                    {"review_date", taking.taken.review_date},
                                    {"article", verdict.article}};
    return consents::append_event(tx,
                                  ports.consents,
                                  event,
                                  {.log = form.workspace,
                                   .agreement = verdict.agreement,
                                   .version = static_cast<std::uint64_t>(version.version),
                                   .lang = version.default_language,
                                   .title = version.title.at(version.default_language),
                                   .source_kind = "form",
                                   .source = form.id,
                                   .source_version = form.published_version,
                                   .source_name = form.name,
                                   .mode = static_cast<int>(verdict.mode),
                                   .method = capture,
                                   .recorder_kind = "staff",
                                   .recorder = command.by.id,
                                   .facts = boost::json::serialize(facts)});
}

Result<void> record_overrides(db::Transaction& tx,
                              const Ports& ports,
                              const PublishForm& command,
                              const Form& form,
                              const std::vector<Taking>& takings) {
    for (const auto& taking : takings) {
        const auto index = TRY(append_override(tx, ports, command, form, taking));
        TRY(consents::insert_override(tx,
                                      {.log = form.workspace,
                                       .source_kind = "form",
                                       .source = form.id,
                                       .source_version = form.published_version,
                                       .agreement = taking.verdict.agreement,
                                       .index = index,
                                       .at = form.updated_at,
                                       .mode = static_cast<int>(taking.verdict.mode),
                                       .method = consents::capture_of(taking.verdict.mode),
                                       .profile = taking.verdict.profile,
                                       .article = taking.verdict.article,
                                       .reason = taking.taken.reason,
                                       .by = command.by.id,
                                       .by_name = {},
                                       .review_date = taking.taken.review_date,
                                       .warns_at = taking.term.warns_at,
                                       .stops_at = taking.term.stops_at}));
    }
    return {};
}

// The earliest day of review ends the whole form: without that override it would not be public.
std::optional<Timestamp> end_of(const std::vector<Taking>& takings) {
    std::optional<Timestamp> end;
    for (const auto& taking : takings)
        if (!end || taking.term.stops_at < *end) end = taking.term.stops_at;
    return end;
}

Result<void> write_version(db::Transaction& tx,
                           const Ports& ports,
                           const PublishForm& command,
                           PublishOutcome& outcome) {
    const Timestamp now = ports.consents.clock.now();
    const auto company =
        TRY(workspaces::find_company(tx, outcome.form.workspace, outcome.form.company));
    FormVersion version{
        .version = outcome.form.published_version + 1,
        .definition = outcome.form.draft,
        .company = {{"name", company.name}, {"email", company.email}, {"phone", company.phone}},
        .verdicts = to_json(outcome.report.verdicts),
        .published_at = now,
        .published_by = command.by.id,
        .age = TRY(age_of_form(tx, ports, outcome.form))};
    outcome.form.published_version = version.version;
    outcome.form.state = "published";
    TRY(insert_form_version(tx, outcome.form, version));
    TRY(render_form(tx, outcome.form, version));
    const auto takings = TRY(takings_of(tx, command, outcome));
    outcome.form.stops_at = end_of(takings);
    outcome.form = TRY(update_form(tx, std::move(outcome.form), now));
    TRY(record_overrides(tx, ports, command, outcome.form, takings));
    return workspaces::record_act(tx,
                                  ports.consents.random,
                                  {.workspace = outcome.form.workspace,
                                   .actor = workspaces::Actor::of(command.by),
                                   .action = "form.publish",
                                   .object = outcome.form.id,
                                   .at = now});
}

}  // namespace

Result<AgeRule> age_of_form(db::Transaction& tx, const Ports& ports, const Form& form) {
    const auto company = TRY(workspaces::find_company(tx, form.workspace, form.company));
    auto ids = company.law_profiles;
    for (const auto& use : form.draft.agreements)
        if (const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement))
            ids.push_back(agreement->law_profile);
    const auto laws = TRY(ports.book.select(tx, form.workspace, ids, ports.consents.clock.now()));
    return age_rule(laws, company.country, form.draft.age_gate);
}

Result<PublishOutcome> publish_form(const Ports& ports,
                                    const PublishForm& command,
                                    std::string_view lang) {
    return ports.consents.main.write([&](db::Transaction& tx) -> Result<PublishOutcome> {
        PublishOutcome outcome;
        outcome.form = TRY(find_form(tx, command.by.workspace, command.form));
        TRY(http::check_revision(command.expected_revision, outcome.form.revision));
        TRY(check_definition(outcome.form.draft, Completeness::for_publishing));
        TRY(check_agreements(tx, outcome.form));
        outcome.report = TRY(judge_form(tx, ports, outcome.form, lang));
        TRY(check_overrides(tx,
                            {.workspace = command.by.workspace,
                             .overrides = command.overrides,
                             .rule = rule_of(outcome.report),
                             .now = ports.consents.clock.now()}));
        outcome.kind = outcome_of(outcome.report, command);
        if (outcome.kind != Kind::published) return outcome;
        TRY(write_version(tx, ports, command, outcome));
        return outcome;
    });
}

}  // namespace placet::forms
