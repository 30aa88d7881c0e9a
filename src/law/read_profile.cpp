#include "law/read_profile.h"

#include <algorithm>

#include <boost/json.hpp>

#include "law/zone.h"

namespace placet::law {
namespace {

constexpr std::array<std::string_view, 4> all_languages = {"ru", "be", "de", "en"};

Texts four_languages(Members& members, std::string_view name) {
    Texts texts = members.text_map(name);
    for (const auto language : all_languages)
        if (!texts.contains(std::string(language)))
            members.fault(name, "no text in " + std::string(language));
    if (texts.size() > all_languages.size()) members.fault(name, "a language nobody reads");
    return texts;
}

CaptureMode mode_of(Members& members, std::string_view where, const std::string& name) {
    const auto mode = capture_mode_named(name);
    if (!mode) members.fault(where, "unknown capture mode " + name);
    return mode.value_or(CaptureMode::silence);
}

Verdict verdict_of(Members& members, std::string_view where, const std::string& name) {
    const auto verdict = verdict_named(name);
    if (!verdict) members.fault(where, "unknown verdict " + name);
    return verdict.value_or(Verdict::forbid);
}

ProofRetention read_proof_retention(Members members) {
    ProofRetention out;
    out.after_end = members.text("after_end");
    out.to_year_end = members.flag("to_year_end");
    out.editable = members.texts("editable");
    out.restart_on = members.text_or("restart_on", "");
    out.ground = members.text_or("ground", "");
    members.finish();
    return out;
}

KindRule read_kind(Members members) {
    KindRule rule;
    for (const auto& name : members.texts("capture_only"))
        rule.capture_only.push_back(mode_of(members, "capture_only", name));
    rule.otherwise = verdict_of(members, "otherwise", members.text_or("otherwise", "forbid"));
    rule.article = members.text("article");
    rule.form = members.text_or("form", "");
    if (members.has("proof_retention"))
        rule.proof_retention = read_proof_retention(members.object("proof_retention"));
    members.finish();
    return rule;
}

MinimumAge read_min_age(Members members) {
    MinimumAge age;
    age.standard = members.integer("default");
    auto countries = members.object("by_country");
    for (const auto& country : countries.names())
        age.by_country[country] = countries.integer(country).value_or(0);
    age.below = members.text_or("below", "");
    age.with_representative_from = members.integer("with_representative_from");
    members.finish();
    return age;
}

PreInformation read_pre_information(Members members) {
    PreInformation out;
    out.required = members.flag("required");
    out.before_consent = members.flag("before_consent");
    out.separate = members.flag("separate");
    out.same_form_as_consent = members.flag("same_form_as_consent");
    out.log_shown_at = members.flag("log_shown_at");
    out.blocks = members.texts("blocks");
    members.finish();
    return out;
}

// A capture mode that the file leaves out would be allowed by mistake, so each must be there.
std::array<Verdict, capture_mode_count> read_capture(Members members) {
    std::array<Verdict, capture_mode_count> out{};
    for (const CaptureMode mode : every_capture_mode())
        out[static_cast<std::size_t>(mode)] =
            verdict_of(members, name_of(mode), members.text(name_of(mode)));
    members.finish();
    return out;
}

std::map<std::string, ContentRule> read_rules(Members members) {
    std::map<std::string, ContentRule> out;
    for (const auto& id : members.names()) {
        auto rule = members.object(id);
        const auto verdict = verdict_of(rule, "verdict", rule.text("verdict"));
        if (verdict == Verdict::override_) rule.fault("verdict", "content cannot be overridden");
        out[id] = {verdict, rule.text_or("article", "")};
        rule.finish();
    }
    members.finish();
    return out;
}

OverrideRule read_override(Members members) {
    OverrideRule out{members.text("review_within"), members.text("warn_before")};
    members.finish();
    return out;
}

Articles read_articles(Members members) {
    Articles out;
    out.capture = members.text_map("capture");
    out.required_fields = members.text_map("required_fields");
    out.language = members.text_or("language", "");
    out.pre_information = members.text_or("pre_information", "");
    out.separate_document = members.text_or("separate_document", "");
    for (const auto& [mode, article] : out.capture)
        if (mode != "default") mode_of(members, "capture", mode);
    members.finish();
    return out;
}

Authority read_authority(Members members) {
    Authority out;
    out.name = four_languages(members, "name");
    out.website = members.text_or("website", "");
    // Duties towards the authority: the data of a later module.
    for (const auto name :
         {"notify_before_processing", "change_notice", "end_notice", "registry_thresholds"})
        members.skip(name);
    members.finish();
    return out;
}

void read_consent(Members members, const std::vector<std::string>& kinds, Profile& out) {
    if (members.text("burden_of_proof") != "operator")
        members.fault("burden_of_proof", "only operator is known");
    out.separate_document = members.text_or("separate_document", "");
    out.one_consent_per_purpose = members.flag("one_consent_per_purpose");
    out.merges_with_marketing = members.text_or("merge_with_marketing", "allow") != "forbid";
    out.required_fields = members.texts("required_fields");
    out.conditional_fields = members.text_map("conditional_fields");
    out.languages = members.texts("language");
    out.min_age = read_min_age(members.object("min_age"));
    out.pre_information = read_pre_information(members.object("pre_information"));
    out.capture = read_capture(members.object("capture"));
    out.proof_retention = read_proof_retention(members.object("proof_retention"));
    out.rules = read_rules(members.object("rules"));
    out.capture_override = read_override(members.object("override"));
    auto rules = members.object("kinds");
    for (const auto& kind : rules.names()) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            rules.fault(kind, "unknown kind of agreement");
        out.kinds[kind] = read_kind(rules.object(kind));
    }
    // Known to the data, judged where such a consent is captured.
    for (const auto name :
         {"conditionality", "new_purpose", "subject_id_fields", "written_form_extra"})
        members.skip(name);
    members.finish();
    for (const auto& field : out.required_fields)
        if (!out.articles.required_fields.contains(field))
            members.fault("required_fields", "no article for " + field);
}

// Sections for later modules, checked here so that a slip of the pen is found at the start.
void check_duties(Members& members) {
    auto place = members.object("localisation");
    place.text_or("storage_country", "");
    if (place.has("enforce")) verdict_of(place, "enforce", place.text("enforce"));
    place.finish();
    auto retention = members.object("retention");
    retention.text_or("purpose_reached", "");
    auto destruction = retention.object("destruction");
    destruction.texts("documents");
    destruction.text_or("keep", "");
    destruction.text_or("form", "");
    destruction.finish();
    retention.finish();
    auto storage = members.object("terminal_storage");
    storage.text_or("law", "");
    storage.text_or("before_consent", "");
    storage.finish();
}

}  // namespace

Profile read_profile(Members members,
                     const std::string& id,
                     const std::vector<std::string>& kinds) {
    Profile out;
    out.id = id;
    out.extends = members.text_or("extends", "");
    out.version = members.integer("version").value_or(0);
    if (out.version < 1) members.fault("version", "missing or below 1");
    out.parent_version = members.integer("parent_version").value_or(0);
    out.valid_from = members.text("valid_from");
    out.valid_to = members.text_or("valid_to", "");
    if (!read_date(out.valid_from)) members.fault("valid_from", "not a date");
    if (!out.valid_to.empty() && (!read_date(out.valid_to) || out.valid_to < out.valid_from))
        members.fault("valid_to", "not a date from valid_from on");
    out.time_zone = members.text("time_zone");
    if (!Zone::named(out.time_zone)) members.fault("time_zone", "no such zone");
    out.title = four_languages(members, "title");
    out.cite = four_languages(members, "cite");
    out.authority = read_authority(members.object("authority"));
    out.articles = read_articles(members.object("articles"));
    auto transfer = members.object("transfer");
    out.transfer = {transfer.texts("free_countries"), transfer.text_or("article", "")};
    transfer.finish();
    read_consent(members.object("consent"), kinds, out);
    out.counting = read_count(members.object("count"));
    out.rights = read_rights(members.object("requests"), members.object("breach"));
    check_duties(members);
    members.finish();
    return out;
}

}  // namespace placet::law
