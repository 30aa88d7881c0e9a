#pragma once

// What the widget gets, but for the token: fields, agreements and texts in one language.

#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "forms/definition.h"

namespace placet::forms {

struct PublishedForm;

struct ShownAgreement {
    std::string agreement;
    std::uint64_t version = 0;
    std::string title;
    boost::json::array label;
    Hash sha256{};
    std::string tree;  // JSON of the blocks
    consents::Mode mode = consents::Mode::optional_unset;
};

boost::json::object manifest_body(const PublishedForm& form,
                                  const std::string& lang,
                                  const std::vector<ShownAgreement>& agreements);

}  // namespace placet::forms
