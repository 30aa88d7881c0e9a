#pragma once

// Data files in YAML, read as JSON values and then member by member, strictly. The only place that
// knows the YAML library. Every scalar stays a text: what it means is for the reader to say.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/value.hpp>

#include "base/result.h"

namespace placet::law {

// Refuses duplicate keys, keys that are no texts, and more than one document.
// malformed "yaml.malformed", with the place in `detail`.
Result<boost::json::value> read_yaml(std::string_view text);

// What is wrong with a data file, each with its path: "profiles.gdpr.consent.min_age: missing".
using Faults = std::vector<std::string>;

// The members of one object. Each is asked for by name; `finish` reports those nobody asked for.
// A missing or wrong member adds a fault and reads as empty, so that one pass finds every fault.
class Members {
public:
    // `value` must outlive the reader.
    Members(const boost::json::value& value, std::string path, Faults& faults);

    bool has(std::string_view name) const;
    std::vector<std::string> names() const;  // in the order of the file
    std::string text(std::string_view name);
    std::string text_or(std::string_view name, std::string_view otherwise);
    std::vector<std::string> texts(std::string_view name);               // absent: empty
    std::map<std::string, std::string> text_map(std::string_view name);  // absent: empty
    std::optional<int> integer(std::string_view name);                   // absent: nothing
    bool flag(std::string_view name);                                    // absent: false
    Members object(std::string_view name);                               // absent: no members
    const boost::json::value* raw(std::string_view name);                // absent: nullptr
    void skip(std::string_view name);                                    // known, kept for others
    void fault(std::string_view name, std::string_view problem);
    void finish();

    const std::string& path() const { return path_; }

private:
    const boost::json::value* take(std::string_view name);

    const boost::json::object* members_;
    std::string path_;
    Faults* faults_;
    std::vector<std::string> taken_;
};

}  // namespace placet::law
