#pragma once

// The data file as written, and what its layers say together: a profile on the rules of the one
// that it extends, a later version on the one before it, and a workspace's edits on top.

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "law/edit.h"
#include "law/yaml.h"

namespace placet::law {

class Sources {
public:
    Sources() = default;
    // `profiles` is the member of that name in the file.
    Sources(const boost::json::object& profiles, Faults& faults);

    const std::vector<std::string>& ids() const { return ids_; }
    // The days on which the rules of a profile change, its own and those it inherits; sorted.
    std::vector<std::string> starts(std::string_view id) const;
    // Everything that holds on a day: with `version`, `parent_version`, `valid_from`, `valid_to`
    // of that state. Empty when nothing is in force. An edit that cannot be applied is a fault.
    boost::json::object on(std::string_view id,
                           std::string_view date,
                           const std::vector<Edit>& edits,
                           Faults& faults) const;

private:
    struct Version {
        std::string valid_from;  // empty: that of the parent
        std::string valid_to;    // empty: until the next version
        boost::json::object members;
    };
    struct Source {
        std::string id;
        std::string extends;
        std::vector<Version> versions;  // by date
    };

    const Source* find(std::string_view id) const;
    void read(const std::string& id, const boost::json::object& profile, Faults& faults);

    std::vector<std::string> ids_;
    std::vector<Source> sources_;
};

}  // namespace placet::law
