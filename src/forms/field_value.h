#pragma once

// What visitors type, judged and brought into one written form. Every fault names its field as
// `values.<name>`.

#include <string>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "consents/record_consent.h"
#include "forms/definition.h"

namespace placet::forms {

struct FilledForm {
    std::string name;
    subjects::Identifiers who;
    std::vector<std::pair<std::string, std::string>> answers;  // in the order of the fields
    std::vector<consents::Attachment> attachments;
};

// Only fields that are shown to somebody with these values count: others are neither wanted nor
// kept. invalid_input "invalid" with the codes required, unknown_field, wrong_type, too_long,
// bad_text, not_an_email, not_a_phone, not_a_date, not_a_number, too_small, too_large,
// not_a_choice, bad_file, file_type, hidden_field.
Result<FilledForm> read_values(const Definition& form,
                               const boost::json::object& values,
                               std::string_view phone_region);

}  // namespace placet::forms
