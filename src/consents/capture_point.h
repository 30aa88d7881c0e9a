#pragma once

// Where consent is asked, as one visitor saw it: published facts only, frozen by hash. `forms` and
// `lines` make them; the gate and the recorder know nothing else about their origin.

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "merkle/entry.h"

namespace placet::consents {

enum class Mode { required_preset = 1, required_read = 2, optional_preset = 3, optional_unset = 4 };

constexpr bool is_required(Mode mode) {
    return mode == Mode::required_preset || mode == Mode::required_read;
}
constexpr bool is_preset(Mode mode) {
    return mode == Mode::required_preset || mode == Mode::optional_preset;
}
// The capture mode of the law profile that this confirmation mode is.
constexpr const char* capture_of(Mode mode) {
    return is_preset(mode) ? "checkbox_preticked" : "checkbox_unticked";
}

struct AskedAgreement {
    std::string agreement;  // ag_…
    std::uint64_t version = 0;
    Uid notice{};  // the version's uid, in every entry
    Mode mode = Mode::optional_unset;
    Hash text{};                          // of the exact bytes shown
    std::vector<std::uint64_t> purposes;  // numeric codes
    std::string profile;                  // "by-99z"
    std::string title;
};

struct CapturePoint {
    std::int64_t workspace = 0;
    std::string kind;          // "form"
    std::string id;            // f_…
    std::uint64_t number = 0;  // E[7]: a configuration number, not a person
    merkle::Channel channel = merkle::Channel::form;
    std::uint64_t version = 0;
    std::string name;  // as it is now; the register keeps it as it was
    std::string lang;
    std::vector<AskedAgreement> agreements;
    std::vector<std::string> origins;  // allow-list
};

}  // namespace placet::consents
