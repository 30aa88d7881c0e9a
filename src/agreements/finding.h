#pragma once

// What publishing an agreement would meet with: each finding names its rule, how grave it is, the
// article of law behind it, the place to mend and how. Messages are data:
// data/agreements/findings.yaml.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "agreements/freeze.h"
#include "agreements/frozen_version.h"
#include "agreements/signs.h"
#include "agreements/words.h"
#include "base/result.h"
#include "json/shape.h"
#include "law/profiles.h"

namespace placet::agreements {

// What an editor can jump to: a part ("purposes", "text", "fields") and which one of it.
struct FindingPlace {
    std::string part = {};
    std::string id = {};

    friend bool operator==(const FindingPlace&, const FindingPlace&) = default;
};

struct Finding {
    enum class Severity { error, warning, info };
    std::string rule = {};  // "required_field_missing"
    Severity severity = Severity::error;
    std::string article = {};  // as in the law's data; empty when no law asks for it
    std::string field = {};    // "purposes", "company.address", "text.be"
    std::string subject = {};  // what the message speaks of: a placeholder, a content, a language
    std::string profile = {};  // the law that the article belongs to
    FindingPlace place = {};
    bool overridable = false;  // an error that a named person may answer for

    friend bool operator==(const Finding&, const Finding&) = default;
};

// Everything that is wrong with a version that is not published yet, in every language, under all
// of these laws together; the first is the agreement's own.
std::vector<Finding> findings_of(const FrozenVersion& version,
                                 const std::vector<const law::Profile*>& laws,
                                 const Words& words,
                                 const Signs& signs);
// The agreement's law and those of its company in force at an instant, each once; laws that are not
// known or not in force are left out.
std::vector<const law::Profile*> laws_of(const FrozenVersion& version,
                                         const law::Profiles& profiles,
                                         Timestamp at);
bool prevents_publishing(const std::vector<Finding>& findings);

// The words of findings and of the contents that laws require.
class FindingTexts {
public:
    static Result<FindingTexts> embedded();
    std::string message(const Finding& finding, std::string_view language) const;
    std::string remedy(const Finding& finding, std::string_view language) const;
    // [{"rule","severity","article","field","message","remedy","place"?,"overridable"?}]
    boost::json::array to_json(const std::vector<Finding>& findings,
                               const law::Profiles& profiles,
                               std::string_view language) const;
    bool knows(std::string_view rule) const;  // both what is wrong and how to mend it
    bool knows_subject(std::string_view subject) const;
    std::vector<std::string> rules() const;

private:
    FindingTexts() = default;
    std::string words_of(const law::Texts& texts,
                         const Finding& finding,
                         std::string_view language) const;

    std::map<std::string, law::Texts, std::less<>> messages_;
    std::map<std::string, law::Texts, std::less<>> remedies_;
    std::map<std::string, law::Texts, std::less<>> subjects_;
};

json::Shape finding_shape();

}  // namespace placet::agreements
