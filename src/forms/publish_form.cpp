#include "forms/publish_form.h"

#include <algorithm>
#include <chrono>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/kind.h"
#include "consents/append_event.h"
#include "forms/render_form.h"
#include "http/revision.h"
#include "workspaces/company_store.h"
#include "workspaces/trail.h"

namespace placet::forms {
namespace {

using Kind = PublishOutcome::Kind;

// The agreement's own law and those of its company, each once.
std::vector<std::string> laws_of(const agreements::Agreement& agreement,
                                 const workspaces::Company& company) {
    std::vector<std::string> ids{agreement.law_profile};
    for (const auto& id : company.law_profiles)
        if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    return ids;
}

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
        } else {
            const auto version = TRY(agreements::find_version(
                tx, form.workspace, use.agreement, agreement->published_version));
            for (const auto& lang : form.draft.languages)
                if (std::ranges::find(version.languages, lang) == version.languages.end())
                    faults.push_back({at, "language_missing"});
        }
    }
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    return {};
}

// Days since 1970-01-01; nothing when it is not a date.
std::optional<std::uint64_t> day_number(std::string_view text) {
    const auto at = from_rfc3339(std::string(text) + "T00:00:00Z");
    if (!at || text.size() != 10 || at->seconds() < 0) return std::nullopt;
    return static_cast<std::uint64_t>(at->seconds() / 86'400);
}

Result<void> check_overrides(const PublishForm& command, Timestamp now) {
    std::vector<FieldError> faults;
    for (std::size_t i = 0; i < command.overrides.size(); ++i) {
        const std::string at = "overrides[" + std::to_string(i) + "]";
        const auto day = day_number(command.overrides[i].review_date);
        if (!day || *day <= static_cast<std::uint64_t>(now.seconds() / 86'400))
            faults.push_back({at + ".review_date", day ? "too_small" : "not_a_date"});
        if (command.overrides[i].reason.find_first_not_of(" \t\n") == std::string::npos)
            faults.push_back({at + ".reason", "required"});
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

Kind outcome_of(const std::vector<ModeVerdict>& verdicts, const PublishForm& command) {
    Kind kind = Kind::published;
    for (const auto& verdict : verdicts) {
        if (verdict.judgement.verdict == law::Verdict::forbid) return Kind::refused;
        if (verdict.judgement.verdict != law::Verdict::override_) continue;
        if (!override_for(command, verdict.agreement))
            kind = Kind::override_required;
        else if (!may_override(command.by) && kind == Kind::published)
            kind = Kind::override_not_allowed;
    }
    return kind;
}

// The override stands in the register for ever, with who took it upon himself.
Result<void> record_overrides(db::Transaction& tx,
                              const Ports& ports,
                              const PublishForm& command,
                              const PublishOutcome& outcome) {
    constexpr std::uint64_t by_staff = 2;
    const auto& form = outcome.form;
    for (const auto& verdict : outcome.verdicts) {
        const auto* taken = override_for(command, verdict.agreement);
        if (verdict.judgement.verdict != law::Verdict::override_ || !taken) continue;
        const auto agreement =
            TRY(agreements::find_agreement(tx, form.workspace, verdict.agreement));
        const auto version = TRY(agreements::find_version(
            tx, form.workspace, verdict.agreement, agreement.published_version));
        const std::string capture = consents::capture_of(verdict.mode);
        consents::Event event{
            .type = merkle::EntryType::capture_override,
            .at = form.updated_at,
            .channel = merkle::Channel::server,
            .source = form.number,
            .profile = verdict.profile,
            .details = {{merkle::detail::mode, static_cast<std::uint64_t>(verdict.mode)},
                        {merkle::detail::method, merkle::method_number(capture)},
                        {merkle::detail::recorder, by_staff},
                        {merkle::detail::source_version, form.published_version},
                        {merkle::detail::review_day, *day_number(taken->review_date)}}};
        const boost::json::object facts{{"reason", taken->reason},
                                        {"review_date", taken->review_date},
                                        {"article", verdict.article}};
        const auto& title = version.title.at(version.default_language);
        TRY(consents::append_event(tx,
                                   ports.consents,
                                   event,
                                   {.log = form.workspace,
                                    .agreement = verdict.agreement,
                                    .version = static_cast<std::uint64_t>(version.version),
                                    .lang = version.default_language,
                                    .title = title,
                                    .source_kind = "form",
                                    .source = form.id,
                                    .source_version = form.published_version,
                                    .source_name = form.name,
                                    .mode = static_cast<int>(verdict.mode),
                                    .method = capture,
                                    .recorder_kind = "staff",
                                    .recorder = command.by.id,
                                    .facts = boost::json::serialize(facts)}));
    }
    return {};
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
        .verdicts = to_json(outcome.verdicts),
        .published_at = now,
        .published_by = command.by.id};
    outcome.form.published_version = version.version;
    outcome.form.state = "published";
    TRY(insert_form_version(tx, outcome.form, version));
    TRY(render_form(tx, outcome.form, version));
    outcome.form = TRY(update_form(tx, std::move(outcome.form), now));
    TRY(record_overrides(tx, ports, command, outcome));
    return workspaces::record_act(tx,
                                  ports.consents.random,
                                  {.workspace = outcome.form.workspace,
                                   .actor = workspaces::Actor::of(command.by),
                                   .action = "form.publish",
                                   .object = outcome.form.id,
                                   .at = now});
}

}  // namespace

boost::json::array to_json(const std::vector<ModeVerdict>& verdicts) {
    boost::json::array out;
    for (const auto& verdict : verdicts) {
        const auto* law = verdict.judgement.profile;  // for ever the state that judged
        out.push_back({{"agreement", verdict.agreement},
                       {"mode", static_cast<int>(verdict.mode)},
                       {"capture", consents::capture_of(verdict.mode)},
                       {"verdict", law::name_of(verdict.judgement.verdict)},
                       {"law_profile", verdict.profile},
                       {"law_version", law ? law->version : 0},
                       {"law_revision", law ? law->edit_revision : 0},
                       {"article", verdict.article}});
    }
    return out;
}

Result<std::vector<ModeVerdict>> judge_form(db::Transaction& tx,
                                            const Ports& ports,
                                            const Form& form,
                                            std::string_view lang) {
    const auto company = TRY(workspaces::find_company(tx, form.workspace, form.company));
    std::vector<ModeVerdict> verdicts;
    for (const auto& use : form.draft.agreements) {
        const auto agreement = agreements::find_agreement(tx, form.workspace, use.agreement);
        if (!agreement) continue;
        const auto laws = TRY(ports.book.select(
            tx, form.workspace, laws_of(*agreement, company), ports.consents.clock.now()));
        ModeVerdict verdict{.agreement = use.agreement, .mode = use.mode};
        verdict.judgement = law::judge(
            laws, {*law::capture_mode_named(consents::capture_of(use.mode)), agreement->kind});
        if (verdict.judgement.profile) {
            verdict.profile = verdict.judgement.profile->id;
            verdict.article =
                law::cite(*verdict.judgement.profile, verdict.judgement.article, lang);
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

Result<PublishOutcome> publish_form(const Ports& ports,
                                    const PublishForm& command,
                                    std::string_view lang) {
    TRY(check_overrides(command, ports.consents.clock.now()));
    return ports.consents.main.write([&](db::Transaction& tx) -> Result<PublishOutcome> {
        PublishOutcome outcome;
        outcome.form = TRY(find_form(tx, command.by.workspace, command.form));
        TRY(http::check_revision(command.expected_revision, outcome.form.revision));
        TRY(check_definition(outcome.form.draft, Completeness::for_publishing));
        TRY(check_agreements(tx, outcome.form));
        outcome.verdicts = TRY(judge_form(tx, ports, outcome.form, lang));
        outcome.kind = outcome_of(outcome.verdicts, command);
        if (outcome.kind != Kind::published) return outcome;
        TRY(write_version(tx, ports, command, outcome));
        return outcome;
    });
}

}  // namespace placet::forms
