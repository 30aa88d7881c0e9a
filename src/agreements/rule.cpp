#include "agreements/rule.h"

#include <algorithm>
#include <array>

namespace placet::agreements {
namespace {

using law::CaptureMode;
using law::Verdict;
using Severity = Finding::Severity;

constexpr auto allow = Verdict::allow, warn = Verdict::warn, forbid = Verdict::forbid;

// Rules whose articles depend on what is missing (`required_field_missing`, a language) get them
// from the law's own lists.
constexpr std::array table = {
    // an agreement's contents
    Rule{"required_field_missing", forbid},
    Rule{"pre_information_missing", forbid},
    Rule{"language_not_allowed", forbid},
    Rule{"language_missing", forbid},
    Rule{"languages_missing", forbid},
    Rule{"default_language_missing", forbid},
    Rule{"text_missing", forbid},
    Rule{"source_missing", forbid},
    Rule{"text_empty", forbid},
    Rule{"title_missing", forbid},
    Rule{"label_missing", forbid},
    Rule{"law_not_of_company", warn},
    Rule{"detail_missing", forbid},
    Rule{"purposes_missing", forbid},
    Rule{"purposes_merged", warn},
    Rule{"purpose_not_translated", warn},
    Rule{"recipient_country_missing", forbid},
    Rule{"recipient_address_missing", allow},
    Rule{"value_missing", forbid},
    Rule{"mailbox_unproved", forbid},
    Rule{"placeholder_unknown", forbid},
    Rule{"placeholder_broken", forbid},
    // its words
    Rule{"markdown_html_dropped", warn},
    Rule{"markdown_image_dropped", warn},
    Rule{"markdown_link_dropped", warn},
    Rule{"markdown_heading_level", warn},
    Rule{"markdown_code_dropped", warn},
    Rule{"markdown_quote_dropped", warn},
    Rule{"markdown_nested_list", warn},
    Rule{"text_hard_to_read", warn},
    Rule{"marketing_merged", warn},
    Rule{"marketing_in_text", warn},
    Rule{"label_unclear", warn},
    Rule{"label_without_link", allow},
    Rule{"submit_notice", forbid, false, CaptureMode::submit_notice},
    Rule{"implied_continuation", forbid, false, CaptureMode::implied_continuation},
    // where it is asked
    Rule{"agreement_missing", forbid},
    Rule{"agreement_not_published", forbid},
    Rule{"pre_ticked", forbid, false, CaptureMode::checkbox_preticked},
    Rule{"capture_mode", forbid},
    Rule{"capture_of_kind", forbid},
    Rule{"marketing_on_line", forbid},
    Rule{"marketing_required", warn},
    Rule{"field_not_listed", forbid},
    Rule{"field_not_needed", warn},
    Rule{"purpose_data_not_stated", warn, true},
    Rule{"special_category_unasked", warn},
    Rule{"field_looks_special", warn},
    Rule{"labels_equal", warn},
    Rule{"buttons_unequal", warn},
    Rule{"contrast_low", warn},
};

Severity severity_of(Verdict verdict, const Rule* rule) {
    if (rule != nullptr && rule->is_note) return Severity::info;
    return verdict == Verdict::warn ? Severity::warning : Severity::error;
}

}  // namespace

std::span<const Rule> every_rule() {
    return table;
}

const Rule* rule_named(std::string_view id) {
    const auto found = std::ranges::find(table, id, &Rule::id);
    return found == table.end() ? nullptr : &*found;
}

void Report::take(Finding finding) {
    if (std::ranges::find(findings_, finding) == findings_.end())
        findings_.push_back(std::move(finding));
}

void Report::add(std::string_view rule, const law::Judgement& judgement, Spot spot) {
    if (judgement.verdict == Verdict::allow) return;
    take({.rule = std::string(rule),
          .severity = severity_of(judgement.verdict, rule_named(rule)),
          .article = judgement.article,
          .field = std::move(spot.field),
          .subject = std::move(spot.subject),
          .profile = judgement.profile == nullptr ? std::string{} : judgement.profile->id,
          .place = std::move(spot.place),
          .overridable = judgement.verdict == Verdict::override_});
}

void Report::add(std::string_view rule, const Laws& laws, Spot spot) {
    const Rule* known = rule_named(rule);
    const auto standard = known == nullptr ? Verdict::forbid : known->standard;
    const bool is_way = known != nullptr && known->way.has_value();
    auto judgement =
        is_way ? law::judge(laws, {.mode = *known->way}) : law::judge_content(laws, rule, standard);
    // Somebody may answer for a mode, but not for words that say what is not so.
    if (judgement.verdict == Verdict::override_) judgement.verdict = Verdict::forbid;
    add(rule, judgement, std::move(spot));
}

void Report::add(std::string_view rule, const law::Profile* law, std::string article, Spot spot) {
    const Rule* known = rule_named(rule);
    add(rule,
        law::Judgement{
            known == nullptr ? Verdict::forbid : known->standard, law, std::move(article)},
        std::move(spot));
}

}  // namespace placet::agreements
