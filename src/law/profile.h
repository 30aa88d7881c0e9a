#pragma once

// One law as data: what a text of consent must contain, in which ways it may be asked, in which
// languages, from which age, and how long its proof is kept. Every value comes from
// data/law/profiles.yaml; the program holds no rule of a law.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/duty.h"

namespace placet::law {

// The ways in which somebody can say yes; the order is that of `capture_modes` in the data.
enum class CaptureMode {
    checkbox_unticked,
    checkbox_preticked,
    submit_notice,
    button_accept,
    keyword,
    implied_continuation,
    sms_code,
    email_code_doi,
    email_reply,
    esign,
    paper,
    phone_recorded,
    staff_entered,
    import,
    silence,
};
inline constexpr std::size_t capture_mode_count = 15;

// From the mildest to the strictest: of several laws the greatest value counts.
enum class Verdict { allow, warn, override_, forbid };

std::string_view name_of(CaptureMode mode);
std::string_view name_of(Verdict verdict);
std::optional<CaptureMode> capture_mode_named(std::string_view name);
std::optional<Verdict> verdict_named(std::string_view name);
std::array<CaptureMode, capture_mode_count> every_capture_mode();

using Texts = std::map<std::string, std::string>;  // language → text

struct ProofRetention {
    std::string after_end;  // "3Y"
    bool to_year_end = false;
    std::vector<std::string> editable;  // lowest and highest that a workspace may set
    std::string restart_on;             // "each_use"
    std::string ground;
};

// A kind of agreement that the law treats apart from ordinary processing.
struct KindRule {
    std::vector<CaptureMode> capture_only;  // empty: no restriction
    Verdict otherwise = Verdict::forbid;    // for every other mode
    std::string article;
    std::string form;  // prescribed by the authority
    std::optional<ProofRetention> proof_retention;
};

// What must be told before the consent, apart from it (Law 99-Z, Art. 5).
struct PreInformation {
    bool required = false;
    bool before_consent = false;
    bool separate = false;
    bool same_form_as_consent = false;
    bool log_shown_at = false;
    std::vector<std::string> blocks;
};

struct MinimumAge {
    std::optional<int> standard;
    std::map<std::string, int> by_country;
    std::string below;  // who consents for a younger person
    std::optional<int> with_representative_from;
};

struct Authority {
    Texts name;
    std::string website;
};

struct Articles {
    std::map<std::string, std::string> capture;  // mode or "default"
    std::map<std::string, std::string> required_fields;
    std::string language;
    std::string pre_information;
    std::string separate_document;
};

// What a law says of a fault in what is published: forbid refuses it, warn only warns.
struct ContentRule {
    Verdict verdict = Verdict::allow;
    std::string article;
};

// How long somebody may answer for a capture mode that the law leaves to him.
struct OverrideRule {
    std::string review_within;  // "1Y": the day of review is at most so far away
    std::string warn_before;    // "14D": staff are told so long before it
};

struct Transfer {
    std::vector<std::string> free_countries;  // ISO 3166 codes, besides the company's own
    std::string article;
};

struct Profile {
    std::string id;
    std::string extends;  // the profile whose rules it inherits, or empty
    int version = 0;
    int parent_version = 0;  // of the profile it extends; 0: none
    // Of a workspace's edits that these rules include, its own and its parent's; 0: the data as is.
    std::int64_t edit_revision = 0;
    std::string valid_from;  // "2021-11-15": the day on which this state of the rules begins
    std::string valid_to;    // its last day; empty: no end known
    std::string time_zone;   // in which its days begin
    Texts title;
    Texts cite;  // "Art. {} GDPR"
    Authority authority;
    Articles articles;
    Transfer transfer;

    std::string separate_document;  // "", "distinguishable", "required"
    bool one_consent_per_purpose = false;
    bool merges_with_marketing = true;
    std::vector<std::string> required_fields;
    std::map<std::string, std::string> conditional_fields;  // field → condition
    std::vector<std::string> languages;                     // empty: any
    MinimumAge min_age;
    PreInformation pre_information;
    ProofRetention proof_retention;
    std::map<std::string, KindRule> kinds;
    std::map<std::string, ContentRule> rules;  // by the id of the rule
    OverrideRule capture_override;
    std::array<Verdict, capture_mode_count> capture{};

    CountRule counting;
    Rights rights;  // what a person may demand, and a breach, with their terms

    bool allows_language(std::string_view language) const;
    bool in_force_on(std::string_view date) const;  // "2026-11-22"
    // Whether data may go to `country` without a safeguard or a warning of its own.
    bool is_free_transfer(std::string_view country, std::string_view company_country) const;
};

// "4(11); C-673/17" → "Art. 4(11) GDPR; C-673/17". Falls back to English.
std::string cite(const Profile& profile, std::string_view article, std::string_view language);
// The text in `language`, else in English, else the first there is.
std::string_view text_in(const Texts& texts, std::string_view language);

}  // namespace placet::law
