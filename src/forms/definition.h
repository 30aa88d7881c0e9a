#pragma once

// What a form is: fields, agreements with their confirmation modes, languages, and where it may
// stand. Drafts are edited; a published version is a frozen copy.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "base/result.h"
#include "consents/capture_point.h"
#include "json/shape.h"

namespace placet::forms {

using Texts = std::map<std::string, std::string>;  // language → text

enum class FieldKind {
    name,
    email,
    phone,
    address,
    comment,
    birth_date,
    choice,
    number,
    file,
    hidden,
};

struct Choice {
    std::string value;
    Texts label;
};

// The field is shown when the choice made in an earlier field is one of these.
struct Condition {
    std::string field;
    std::vector<std::string> is;
};

struct Field {
    std::string name;  // key in `values`
    FieldKind kind = FieldKind::comment;
    Texts label;
    bool required = false;
    std::vector<Choice> choices;           // choice
    bool multiple = false;                 // choice
    std::optional<std::int64_t> min, max;  // number
    std::string value;                     // hidden: what the server puts in
    std::string category;                  // of data, as laws tell them apart
    std::optional<Condition> when;         // nothing: always shown
};

struct AgreementUse {
    std::string agreement;  // ag_…
    consents::Mode mode = consents::Mode::optional_unset;
    Texts label;  // empty: the agreement's own
};

// How the form looks on a page; what is absent is the form's own.
struct Look {
    std::string accent;  // "#0B5A4C" or empty
    std::optional<int> corner;
    std::string font;  // "host", "system" or empty
};

enum class AgeGate { none, confirm, birth_date };

struct Definition {
    std::vector<std::string> languages;  // the first is not special; default_language is
    std::string default_language;
    Texts title, intro, submit, success;
    std::vector<Field> fields;
    std::vector<AgreementUse> agreements;
    std::vector<std::string> allowed_origins;  // "https://shop.example.by"
    Look look;
    std::vector<std::string> pages;  // where it stands, for the audit of capture points
    AgeGate age_gate = AgeGate::none;
};

std::string_view name_of(FieldKind kind);
std::string_view name_of(AgeGate gate);
std::string_view default_category(FieldKind kind);
// Text in `lang`, else in the default language, else nothing.
std::string_view text_in(const Texts& texts, std::string_view lang, const Definition& form);

json::Shape definition_shape();
// From a value of definition_shape().
Definition read_definition(const boost::json::object& draft);
boost::json::object to_json(const Definition& form);

// Is each field shown to somebody who typed `values`? In the order of the fields. What is not shown
// is not asked, whatever was sent for it.
std::vector<bool> shown_fields(const Definition& form, const boost::json::object& values);

// What the shape cannot say: invalid_input "invalid" with a fault for each field. An incomplete
// draft is fine to keep; `for_publishing` also wants everything a visitor needs.
enum class Completeness { draft, for_publishing };
Result<void> check_definition(const Definition& form, Completeness completeness);

}  // namespace placet::forms
