#pragma once

// Turns of phrase by which a rule of publishing knows what a text speaks of, by language:
// beginnings of words, and whole phrases. From data/agreements/signs.yaml; immutable, any thread. A
// sign is a hint: a rule that rests on one alone only warns, unless the law forbids what the phrase
// says.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace placet::agreements {

class Signs {
public:
    // internal "agreements.data"
    static Result<Signs> load(std::string_view yaml);
    static Result<Signs> embedded();

    // Whether `text` shows the sign `name` ("marketing", "consent", "by_submitting").
    bool shows(std::string_view name, std::string_view text, std::string_view language) const;
    // LIX above which a text in this language is hard to read; nothing: not measured.
    std::optional<double> hard_to_read_above(std::string_view language) const;
    double least_contrast() const { return least_contrast_; }
    // The categories of data that a kind of agreement needs at most; nullptr: it depends.
    const std::set<std::string>* needs(std::string_view kind) const;

private:
    struct Sign {
        std::vector<std::string> beginnings;  // of words
        std::vector<std::string> phrases;     // anywhere
    };
    Signs() = default;

    std::map<std::string, std::map<std::string, Sign, std::less<>>, std::less<>> signs_;
    std::map<std::string, double, std::less<>> hard_to_read_above_;
    double least_contrast_ = 0;
    std::map<std::string, std::set<std::string>, std::less<>> needs_;
};

}  // namespace placet::agreements
