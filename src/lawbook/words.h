#pragma once

// The reckoning of a deadline in words. Immutable after loading; any thread.

#include <map>
#include <string>
#include <string_view>

#include "law/deadline.h"

namespace placet::lawbook {

class Words {
public:
    // data/law/words.yaml. internal "law.data" naming what is missing or unknown.
    static Result<Words> load(std::string_view yaml);
    static Result<Words> embedded();

    std::string step(const law::Step& step, std::string_view language) const;
    std::string doubt(const law::Doubt& doubt,
                      std::string_view calendar,
                      std::string_view language) const;
    std::string right_unknown(std::string_view law, std::string_view language) const;
    std::string term(const law::Term& term, std::string_view language) const;

private:
    std::map<std::string, law::Texts, std::less<>> steps_;
    std::map<std::string, law::Texts, std::less<>> terms_;
    std::map<std::string, law::Texts, std::less<>> doubts_;
};

}  // namespace placet::lawbook
