#pragma once

// Every law that the program knows, in all its versions. Immutable after loading; any thread.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "law/profile.h"
#include "law/sources.h"

namespace placet::law {

class Profiles {
public:
    // Reads the data file. One unknown, missing or wrong member refuses the whole file:
    // internal "law.data", every fault with its path in `detail`.
    static Result<Profiles> load(std::string_view yaml);
    // The file that is part of the program.
    static Result<Profiles> embedded();

    // The rules as they are on the day of the data: for what does not depend on a date.
    const Profile* find(std::string_view id) const;  // nullptr: no such law
    // Some version, for what is the same in all: that it exists, what it extends, its time zone.
    const Profile* any(std::string_view id) const;
    // The version in force on a day; nullptr: no such law, or none in force.
    const Profile* find(std::string_view id, std::string_view date) const;
    // The version in force at an instant. A law begins with its day in its own time zone.
    const Profile* find(std::string_view id, Timestamp at) const;
    // The version found for that instant with a workspace's edits, all of them on any profile.
    // not_found "law_profile_unknown"; conflict "law_not_in_force"; invalid_input "invalid" naming
    // what is unknown or wrong, with the place in `detail`.
    Result<Profile> edited(std::string_view id,
                           std::string_view date,
                           const std::vector<Edit>& edits) const;
    // What the data says at a path of a profile on a day; null when nothing.
    boost::json::value standard(std::string_view id,
                                std::string_view date,
                                std::string_view path) const;
    // The day at an instant in the time zone of a law.
    Result<std::string> day_at(std::string_view id, Timestamp at) const;

    const std::vector<std::string>& ids() const { return sources_.ids(); }
    const std::vector<Profile>& all() const { return profiles_; }  // versions of one law by date
    const std::vector<std::string>& agreement_kinds() const { return agreement_kinds_; }
    // By when to be done: the share of a term that an organisation allows itself.
    int aim_percent() const { return aim_percent_; }
    const std::string& as_of() const { return as_of_; }

    // The laws with these ids in force at an instant, in their order. not_found
    // "law_profile_unknown", conflict "law_not_in_force".
    Result<std::vector<const Profile*>> select(const std::vector<std::string>& ids,
                                               Timestamp at) const;

private:
    Profiles() = default;

    Sources sources_;
    std::string as_of_;
    int aim_percent_ = 100;
    std::vector<std::string> agreement_kinds_;
    std::vector<Profile> profiles_;
};

}  // namespace placet::law
