#include "http/texts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <unordered_map>

#include <yaml-cpp/yaml.h>

#include "http/embedded.h"
#include "http/message.h"

namespace placet::http {
namespace {

using Texts = std::unordered_map<std::string, std::array<std::string, std::size(languages)>>;

Texts load() {
    Texts texts;
    const auto* file = find(embedded_files(), "errors.yaml");
    if (file == nullptr) return texts;
    for (const auto& entry : YAML::Load(std::string(file->text()))) {
        auto& text = texts[entry.first.as<std::string>()];
        for (std::size_t i = 0; i < std::size(languages); ++i)
            text[i] = entry.second[std::string(languages[i])].as<std::string>("");
    }
    return texts;
}

std::size_t index_of(std::string_view language) {
    const auto found = std::find(std::begin(languages), std::end(languages), language);
    if (found != std::end(languages))
        return static_cast<std::size_t>(found - std::begin(languages));
    return std::size(languages) - 1;
}

std::string_view trim(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t'))
        text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    return text;
}

// Takes the part up to `separator` off the front of `rest`.
std::string_view next(std::string_view& rest, char separator) {
    const std::size_t end = std::min(rest.find(separator), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return trim(part);
}

double weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        std::string_view parameter = next(parameters, ';');
        if (!parameter.starts_with("q=")) continue;
        parameter.remove_prefix(2);
        double weight = 0;
        const auto read =
            std::from_chars(parameter.data(), parameter.data() + parameter.size(), weight);
        return read.ec == std::errc{} && weight >= 0 && weight <= 1 ? weight : 0;
    }
    return 1;
}

bool begins_with_language(std::string_view range, std::string_view language) {
    if (range.size() < 2 || (range.size() > 2 && range[2] != '-')) return false;
    return (range[0] | 0x20) == language[0] && (range[1] | 0x20) == language[1];
}

std::string_view kind_key(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid_input:
            return "kind.invalid_input";
        case ErrorKind::malformed:
            return "kind.malformed";
        case ErrorKind::unauthenticated:
            return "kind.unauthenticated";
        case ErrorKind::forbidden:
            return "kind.forbidden";
        case ErrorKind::not_found:
            return "kind.not_found";
        case ErrorKind::not_allowed:
            return "kind.not_allowed";
        case ErrorKind::conflict:
            return "kind.conflict";
        case ErrorKind::precondition:
            return "kind.precondition";
        case ErrorKind::too_large:
            return "kind.too_large";
        case ErrorKind::too_many:
            return "kind.too_many";
        case ErrorKind::unavailable:
            return "kind.unavailable";
        case ErrorKind::internal:
            return "kind.internal";
    }
    return "kind.internal";
}

}  // namespace

std::string_view choose_language(std::string_view accept_language) {
    std::string_view best = "en";
    double best_weight = 0;
    while (!accept_language.empty()) {
        std::string_view parameters = next(accept_language, ',');
        const std::string_view range = next(parameters, ';');
        for (const auto language : languages) {
            if (!begins_with_language(range, language)) continue;
            const double weight = weight_of(parameters);
            if (weight > best_weight) {
                best = language;
                best_weight = weight;
            }
        }
    }
    return best;
}

std::string_view text_of(std::string_view code, std::string_view language) {
    static const Texts texts = load();
    const auto found = texts.find(std::string(code));
    return found == texts.end() ? std::string_view{} : found->second[index_of(language)];
}

std::string_view title_of(ErrorKind kind, std::string_view language) {
    return text_of(kind_key(kind), language);
}

std::string_view generic_code_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::invalid_input:
            return "invalid";
        case ErrorKind::malformed:
            return "bad_request";
        case ErrorKind::unauthenticated:
            return "unauthenticated";
        case ErrorKind::forbidden:
            return "forbidden";
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::not_allowed:
            return "method_not_allowed";
        case ErrorKind::conflict:
            return "conflict";
        case ErrorKind::precondition:
            return "edit_conflict";
        case ErrorKind::too_large:
            return "body_too_large";
        case ErrorKind::too_many:
            return "too_many_requests";
        case ErrorKind::unavailable:
            return "unavailable";
        case ErrorKind::internal:
            return "internal";
    }
    return "internal";
}

std::string_view public_code_of(const Error& error) {
    if (error.code == "json.malformed") return "json_malformed";
    if (error.code == "db.full") return "full";
    if (error.code == "db.outcome_unknown") return "outcome_unknown";
    const bool internal = error.kind == ErrorKind::internal || error.code.empty() ||
                          error.code.find('.') != std::string::npos;
    return internal ? generic_code_of(error.kind) : std::string_view{error.code};
}

}  // namespace placet::http
