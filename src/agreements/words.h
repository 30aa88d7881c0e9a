#pragma once

// The words that a text is filled with: names of requisites and countries, months, and which
// placeholder gives which content of a law. From data/agreements/words.yaml; immutable, any thread.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

class Words {
public:
    // internal "agreements.data" with every fault in `detail`.
    static Result<Words> load(std::string_view yaml);
    static Result<Words> embedded();

    // "УНП 193141246", "Handelsregister HRB 12345 (Amtsgericht München), USt-IdNr. DE129273398"
    std::string requisites_line(const std::map<std::string, std::string>& requisites,
                                std::string_view language) const;
    // "36 месяцев"
    std::string months(std::int64_t count, std::string_view language) const;
    // A term of a law: "3Y" → "3 года", "6M" → "6 месяцев"; empty when it is neither.
    std::string term(std::string_view term, std::string_view language) const;
    // The country's name, or the code itself when it is not in the data.
    std::string country(std::string_view code, std::string_view language) const;
    bool knows_country(std::string_view code) const;
    // How long, for a purpose that names no term: "до достижения цели".
    std::string purpose_reached(std::string_view language) const;
    // An operation or a method of processing, as the first of these laws that has a word of its own
    // calls it: "clarify" → "уточнение (обновление, изменение)".
    std::string processing(std::string_view code,
                           const std::vector<std::string>& laws,
                           std::string_view language) const;
    // The name of a data category: "health" → "состояние здоровья".
    std::string category(std::string_view name, std::string_view language) const;
    // Whether a text that refers to these placeholders gives the content `field` of a law.
    bool gives(std::string_view field, const std::set<std::string>& referred) const;

    // Whether `field` is asked of an agreement of this kind at all: a notice takes no consent, and
    // need not say how to withdraw it.
    bool asks(std::string_view kind, std::string_view field) const;

private:
    Words() = default;

    std::vector<std::pair<std::string, law::Texts>> requisites_;  // in the order of the line
    std::map<std::string, law::Texts> months_;                    // language → form → word
    std::map<std::string, law::Texts> years_;
    std::map<std::string, law::Texts, std::less<>> countries_;
    law::Texts purpose_reached_;
    std::map<std::string, law::Texts, std::less<>> processing_;  // "clarify", "clarify by-99z"
    std::map<std::string, law::Texts, std::less<>> categories_;
    std::map<std::string, std::vector<std::string>, std::less<>> elements_;
    std::map<std::string, std::vector<std::string>, std::less<>> not_asked_;  // kind → fields
};

}  // namespace placet::agreements
