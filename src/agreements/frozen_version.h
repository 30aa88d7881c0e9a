#pragma once

// A published state of an agreement: everything its text depends on but the form's fields, as it
// was at that instant. One immutable JSON document in the store; nothing outside of it is read when
// the text is rendered again, so that a changed company, purpose or template changes no past text.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "agreements/frozen_parts.h"
#include "agreements/markdown.h"
#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "law/profile.h"

namespace placet::agreements {

using law::Texts;

struct Contact {
    std::string name;
    std::string email;
    std::string phone;
};

// A company as a text names it.
struct FrozenCompany {
    std::string id;
    std::string name;
    std::string short_name;
    std::string legal_form;  // legal_entity, sole_trader, natural_person
    std::string country;
    std::string address;
    std::string email;
    std::string phone;
    std::string website;
    std::string erasure_email;
    std::optional<Contact> dpo;
    std::vector<std::string> law_profiles = {};  // the laws it is under
    std::map<std::string, std::string> requisites;
    Texts requisites_line;              // language → "УНП 193141246"
    bool erasure_email_proved = false;  // somebody reads it (workspaces/mailbox.h)
};

struct FrozenPurpose {
    std::string id;
    std::int64_t code = 0;
    Texts text;
    std::string basis;                   // consent, contract, law, interest
    Texts retention = {};                // "36 месяцев"
    std::vector<std::string> data = {};  // the categories it needs; empty: not stated
};

struct FrozenRecipient {
    std::string id;
    std::string name;
    std::string address;
    std::string country;
    Texts country_name;
    std::string role;      // processor, third_party
    bool foreign = false;  // the law wants the person warned of the transfer
    std::string contract = {};
};

struct FrozenLaw {
    std::string profile;
    int version = 0;
    int parent_version = 0;            // of the profile that it extends; 0: none
    std::int64_t edit_revision = 0;    // of the workspace's edits that were in force; 0: none
    std::vector<std::string> lineage;  // the profile and those it extends
    Texts title;
    Texts authority_name;
    std::string authority_website;
    Texts proof_duration;  // how long the proof is kept after the end: "3 года"
    bool proof_to_year_end = false;
};

struct Term {
    std::optional<std::int64_t> months;  // nothing: until withdrawn
    Texts duration;                      // language → "36 месяцев"
};

// The copy of a text that stands on the company's own site.
struct FrozenSource {
    std::string url;
    std::string type;  // media type as the site sent it
    Hash sha256{};     // of the bytes that were fetched
    Hash words{};      // of what people read of them
    Timestamp fetched_at;
    Blocks blocks;  // where it stands, and its words; a file has no words here
};

struct FrozenVersion {
    std::int64_t workspace = 0;
    std::string agreement;
    std::int64_t version = 0;
    Uid uid{};  // names the agreement in the log
    Timestamp published_at;
    std::string published_by;
    std::string kind;
    std::string template_name;          // "processing-by" or "custom"
    std::int64_t template_meaning = 1;  // of the ready text, as its data say
    std::vector<std::string>
        own_words;  // "label.ru": written for this agreement, not the template's
    LineBreaks line_breaks = LineBreaks::join;
    FrozenLaw law;
    FrozenCompany company;
    std::vector<std::string> languages;
    std::string default_language;
    Texts title;
    Texts label;
    Texts text;  // sources with placeholders
    std::vector<FrozenPurpose> purposes;
    std::vector<FrozenRecipient> recipients;
    Term term;
    FrozenParts parts = {};
    std::map<std::string, FrozenSource> sources = {};  // language → text of an external agreement
    std::map<std::string, std::string> values;         // given on the agreement, for want of better
};

// The stored document: {"format":"placet-agreement-version/1",…}.
boost::json::object to_json(const FrozenVersion& version);
// internal "agreements.version_broken"
Result<FrozenVersion> frozen_version(std::string_view document);

// The published language that serves a reader of `language`: itself, else the default one.
std::string_view served_language(const FrozenVersion& version, std::string_view language);

}  // namespace placet::agreements
