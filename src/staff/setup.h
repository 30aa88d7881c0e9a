#pragma once

// The first run: while nobody has an account, whoever knows the one-time code that the program
// printed makes the first owner. Once an account exists the door is closed for good.

#include <string>

#include "staff/ports.h"
#include "staff/sign_in.h"

namespace placet::staff {

// A code that can be read aloud: four groups of four letters and digits.
std::string make_setup_code(Random& random);

Result<bool> setup_needed(const Ports& ports);

struct FirstOwner {
    std::string code;
    std::string language;  // ru, be, de, en
    std::string name;
    std::string email;
    std::string password;
    std::string workspace_name;
    std::string peer;
};
// Takes the installation's first workspace, or makes it. forbidden "setup_code_wrong"; conflict
// "setup_done"; too_many; invalid_input "invalid".
Result<SignedIn> set_up(const Ports& ports, const FirstOwner& command);

}  // namespace placet::staff
