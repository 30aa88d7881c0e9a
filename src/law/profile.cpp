#include "law/profile.h"

#include <algorithm>

namespace placet::law {
namespace {

constexpr std::array<std::string_view, capture_mode_count> mode_names = {
    "checkbox_unticked",
    "checkbox_preticked",
    "submit_notice",
    "button_accept",
    "keyword",
    "implied_continuation",
    "sms_code",
    "email_code_doi",
    "email_reply",
    "esign",
    "paper",
    "phone_recorded",
    "staff_entered",
    "import",
    "silence",
};
constexpr std::array<std::string_view, 4> verdict_names = {"allow", "warn", "override", "forbid"};

bool contains(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::string_view name_of(CaptureMode mode) {
    return mode_names[static_cast<std::size_t>(mode)];
}

std::string_view name_of(Verdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

std::optional<CaptureMode> capture_mode_named(std::string_view name) {
    const auto found = std::find(mode_names.begin(), mode_names.end(), name);
    if (found == mode_names.end()) return std::nullopt;
    return static_cast<CaptureMode>(found - mode_names.begin());
}

std::optional<Verdict> verdict_named(std::string_view name) {
    const auto found = std::find(verdict_names.begin(), verdict_names.end(), name);
    if (found == verdict_names.end()) return std::nullopt;
    return static_cast<Verdict>(found - verdict_names.begin());
}

std::array<CaptureMode, capture_mode_count> every_capture_mode() {
    std::array<CaptureMode, capture_mode_count> modes{};
    for (std::size_t index = 0; index < modes.size(); ++index)
        modes[index] = static_cast<CaptureMode>(index);
    return modes;
}

bool Profile::allows_language(std::string_view language) const {
    return languages.empty() || contains(languages, language);
}

// Dates are compared as texts: YYYY-MM-DD sorts like the calendar.
bool Profile::in_force_on(std::string_view date) const {
    return valid_from <= date && (valid_to.empty() || date <= valid_to);
}

bool Profile::is_free_transfer(std::string_view country, std::string_view company_country) const {
    if (country == company_country || transfer.article.empty()) return true;
    return contains(transfer.free_countries, country);
}

std::string cite(const Profile& profile, std::string_view article, std::string_view language) {
    if (article.empty()) return {};
    const auto cut = article.find(';');
    const std::string_view own = article.substr(0, cut);
    std::string out(text_in(profile.cite, language));
    const auto hole = out.find("{}");
    if (hole == std::string::npos) return std::string(article);
    out.replace(hole, 2, own);
    if (cut != std::string_view::npos) out += article.substr(cut);
    return out;
}

std::string_view text_in(const Texts& texts, std::string_view language) {
    if (const auto found = texts.find(std::string(language)); found != texts.end())
        return found->second;
    if (const auto english = texts.find("en"); english != texts.end()) return english->second;
    return texts.empty() ? std::string_view{} : texts.begin()->second;
}

}  // namespace placet::law
