#include "forms/screen_hash.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include <boost/json.hpp>

#include "crypto/crypto.h"

namespace placet::forms {
namespace {

// ECMAScript \s: white space of Unicode, line ends and U+FEFF.
bool is_space(UChar32 c) {
    return u_isUWhiteSpace(c) != 0 || c == 0xFEFF;
}

std::string line_of(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    const auto read =
        icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    const auto normal = nfc->normalize(read, status);
    icu::UnicodeString out;
    bool gap = false;
    for (std::int32_t i = 0; i < normal.length(); i = normal.moveIndex32(i, 1)) {
        const UChar32 c = normal.char32At(i);
        if (is_space(c)) {
            gap = true;
            continue;
        }
        if (gap && !out.isEmpty()) out.append(static_cast<UChar32>(0x20));
        gap = false;
        out.append(c);
    }
    std::string utf8;
    out.toUTF8String(utf8);
    return utf8;
}

std::string label_of(const boost::json::object& agreement) {
    std::string label;
    for (const auto& span : agreement.at("label").as_array())
        label += std::string_view(span.at("text").as_string());
    return label;
}

}  // namespace

Hash expected_screen(const pages::Renderer& captions,
                     const boost::json::object& manifest,
                     const std::vector<consents::Answer>& answers) {
    const std::string_view lang = manifest.at("lang").as_string();
    std::string lines;
    for (const auto& item : manifest.at("agreements").as_array()) {
        const auto& agreement = item.as_object();
        lines += line_of(label_of(agreement)) + "\n";
        const auto answer =
            std::ranges::find(answers,
                              std::string_view(agreement.at("agreement").as_string()),
                              &consents::Answer::agreement);
        if (answer == answers.end() || !answer->text_opened) continue;
        lines += line_of(captions.text("accept", lang)) + "\n";
        lines += line_of(captions.text("decline", lang)) + "\n";
    }
    const std::string_view submit = manifest.at("submit").as_string();
    lines += line_of(submit.empty() ? captions.text("submit", lang) : submit);
    return crypto::sha256(view(lines));
}

}  // namespace placet::forms
