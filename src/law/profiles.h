#pragma once

// Every law that the program knows. Immutable after loading; any thread.

#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/profile.h"

namespace placet::law {

class Profiles {
public:
    // Reads the data file. One unknown, missing or wrong member refuses the whole file:
    // internal "law.data", every fault with its path in `detail`.
    static Result<Profiles> load(std::string_view yaml);
    // The file that is part of the program.
    static Result<Profiles> embedded();

    const Profile* find(std::string_view id) const;  // nullptr: no such law
    const std::vector<Profile>& all() const { return profiles_; }
    const std::vector<std::string>& agreement_kinds() const { return agreement_kinds_; }
    const std::string& as_of() const { return as_of_; }

    // The laws with these ids, in their order. not_found "law_profile_unknown".
    Result<std::vector<const Profile*>> select(const std::vector<std::string>& ids) const;

private:
    Profiles() = default;

    std::string as_of_;
    std::vector<std::string> agreement_kinds_;
    std::vector<Profile> profiles_;
};

}  // namespace placet::law
