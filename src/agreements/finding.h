#pragma once

// What publishing an agreement would meet with: each finding names its rule, how grave it is, the
// article of law behind it and the place to mend. Messages are data: data/agreements/findings.yaml.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "agreements/freeze.h"
#include "agreements/frozen_version.h"
#include "agreements/words.h"
#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

struct Finding {
    enum class Severity { error, warning, info };
    std::string rule;  // "required_field_missing"
    Severity severity = Severity::error;
    std::string article;  // as in the law's data; empty when no law asks for it
    std::string field;    // "purposes", "company.address", "text.be"
    std::string subject;  // what the message speaks of: a placeholder, a content, a language

    friend bool operator==(const Finding&, const Finding&) = default;
};

// Everything that is wrong with a version that is not published yet, in every language.
std::vector<Finding> findings_of(const FrozenVersion& version,
                                 const law::Profile& law,
                                 const Words& words);
bool prevents_publishing(const std::vector<Finding>& findings);

// The words of findings and of the contents that laws require.
class FindingTexts {
public:
    static Result<FindingTexts> embedded();
    std::string message(const Finding& finding, std::string_view language) const;
    // [{"rule","severity","article","field","message"}]
    boost::json::array to_json(const std::vector<Finding>& findings,
                               const law::Profile& law,
                               std::string_view language) const;
    bool knows(std::string_view rule) const;
    bool knows_subject(std::string_view subject) const;

private:
    FindingTexts() = default;
    std::map<std::string, law::Texts, std::less<>> messages_;
    std::map<std::string, law::Texts, std::less<>> subjects_;
};

}  // namespace placet::agreements
