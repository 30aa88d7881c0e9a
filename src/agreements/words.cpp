#include "agreements/words.h"

#include <algorithm>
#include <charconv>

#include "agreements/data_category.h"
#include "agreements/embedded.h"
#include "law/yaml.h"

namespace placet::agreements {
namespace {

// The Slavic rule of counting; German and English give few and many the same word.
std::string_view plural_form(std::int64_t count, std::string_view language) {
    if (language == "de" || language == "en") return count == 1 ? "one" : "many";
    const auto tens = count % 100;
    const auto ones = count % 10;
    if (tens >= 11 && tens <= 14) return "many";
    if (ones == 1) return "one";
    return ones >= 2 && ones <= 4 ? "few" : "many";
}

std::string counted(const std::map<std::string, law::Texts>& units,
                    std::int64_t count,
                    std::string_view language) {
    const auto forms = units.find(std::string(language));
    if (forms == units.end()) return std::to_string(count);
    return std::to_string(count) + " " +
           std::string(law::text_in(forms->second, plural_form(count, language)));
}

}  // namespace

Result<Words> Words::load(std::string_view yaml) {
    const auto document = TRY(law::read_yaml(yaml));
    law::Faults faults;
    law::Members root(document, "words", faults);
    if (root.text("schema") != "agreement-words/1") root.fault("schema", "unknown");
    Words out;
    auto requisites = root.object("requisites");
    for (const auto& key : requisites.names())
        out.requisites_.emplace_back(key, requisites.text_map(key));
    auto months = root.object("months");
    for (const auto& language : months.names())
        out.months_[language] = months.text_map(language);
    auto years = root.object("years");
    for (const auto& language : years.names())
        out.years_[language] = years.text_map(language);
    auto countries = root.object("countries");
    for (const auto& code : countries.names())
        out.countries_[code] = countries.text_map(code);
    out.purpose_reached_ = root.text_map("purpose_reached");
    auto processing = root.object("processing");
    for (const auto& code : processing.names())
        out.processing_[code] = processing.text_map(code);
    auto categories = root.object("categories");
    for (const auto& category : data_category_names())
        out.categories_[category] = categories.text_map(category);
    categories.finish();
    auto elements = root.object("elements");
    for (const auto& name : elements.names())
        out.elements_[name] = elements.texts(name);
    auto not_asked = root.object("not_asked");
    for (const auto& kind : not_asked.names())
        out.not_asked_[kind] = not_asked.texts(kind);
    root.finish();
    if (faults.empty()) return out;
    return internal_error("agreements.data", faults.front());
}

Result<Words> Words::embedded() {
    const auto* file = placet::find(embedded_files(), "words.yaml");
    if (file == nullptr) return internal_error("agreements.data", "words.yaml is missing");
    return load(file->text());
}

std::string Words::requisites_line(const std::map<std::string, std::string>& requisites,
                                   std::string_view language) const {
    std::string out;
    const auto court = requisites.find("register_court");
    for (const auto& [key, label] : requisites_) {
        const auto value = requisites.find(key);
        if (value == requisites.end() || value->second.empty() || key == "register_court") continue;
        if (!out.empty()) out += ", ";
        // Some write the number with the name of its register: "HRB 12345".
        const std::string name(law::text_in(label, language));
        if (!value->second.starts_with(name)) out += name + " ";
        out += value->second;
        const bool has_court = court != requisites.end() && !court->second.empty();
        if (has_court && (key == "hrb" || key == "register_number"))
            out += " (" + court->second + ")";
    }
    return out;
}

std::string Words::months(std::int64_t count, std::string_view language) const {
    return counted(months_, count, language);
}

std::string Words::term(std::string_view term, std::string_view language) const {
    std::int64_t count = 0;
    const auto [end, problem] = std::from_chars(term.data(), term.data() + term.size(), count);
    const std::string_view unit = term.substr(static_cast<std::size_t>(end - term.data()));
    if (problem != std::errc{}) return {};
    if (unit == "Y") return counted(years_, count, language);
    return unit == "M" ? counted(months_, count, language) : std::string{};
}

std::string Words::country(std::string_view code, std::string_view language) const {
    const auto found = countries_.find(code);
    return found == countries_.end() ? std::string(code)
                                     : std::string(law::text_in(found->second, language));
}

std::string Words::purpose_reached(std::string_view language) const {
    return std::string(law::text_in(purpose_reached_, language));
}

std::string Words::processing(std::string_view code,
                              const std::vector<std::string>& laws,
                              std::string_view language) const {
    for (const auto& law : laws) {
        const auto own = processing_.find(std::string(code) + " " + law);
        if (own == processing_.end()) continue;
        const auto word = own->second.find(std::string(language));
        if (word != own->second.end()) return word->second;
    }
    const auto found = processing_.find(code);
    return found == processing_.end() ? std::string(code)
                                      : std::string(law::text_in(found->second, language));
}

std::string Words::category(std::string_view name, std::string_view language) const {
    const auto found = categories_.find(name);
    return found == categories_.end() ? std::string(name)
                                      : std::string(law::text_in(found->second, language));
}

bool Words::knows_country(std::string_view code) const {
    return countries_.find(code) != countries_.end();
}

bool Words::gives(std::string_view field, const std::set<std::string>& referred) const {
    if (referred.contains("element." + std::string(field))) return true;
    const auto names = elements_.find(field);
    if (names == elements_.end()) return false;
    return std::any_of(names->second.begin(), names->second.end(), [&](const std::string& name) {
        return referred.contains(name);
    });
}

bool Words::asks(std::string_view kind, std::string_view field) const {
    const auto without = not_asked_.find(kind);
    if (without == not_asked_.end()) return true;
    return std::find(without->second.begin(), without->second.end(), field) ==
           without->second.end();
}

}  // namespace placet::agreements
