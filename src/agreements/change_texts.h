#pragma once

// The words in which changes are told: data/agreements/changes.yaml. Immutable, any thread.

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

class ChangeTexts {
public:
    // internal "agreements.data"
    static Result<ChangeTexts> embedded();

    // The sentence with {old}, {new} and {name} filled in; the key itself when there is none.
    std::string told(std::string_view sentence,
                     const std::map<std::string, law::Texts>& values,
                     std::string_view language) const;
    // What `code` is called, e.g. ("operations", "transfer"); the code itself when it has no name.
    law::Texts name(std::string_view group, std::string_view code) const;
    bool knows(std::string_view sentence) const;

private:
    ChangeTexts() = default;
    std::map<std::string, law::Texts, std::less<>> sentences_;
    std::map<std::string, std::map<std::string, law::Texts, std::less<>>, std::less<>> names_;
};

}  // namespace placet::agreements
