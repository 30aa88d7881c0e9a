#pragma once

// What the forms need from outside.

#include <functional>
#include <string>

#include "agreements/ports.h"
#include "consents/ports.h"
#include "forms/preset.h"
#include "http/fetch.h"
#include "law/profiles.h"
#include "lawbook/book.h"
#include "notify/mail.h"
#include "pages/pages.h"

namespace placet::forms {

struct Ports {
    const consents::Ports& consents;
    const law::Profiles& profiles;
    const lawbook::Book& book;  // the same as the workspace has them
    // E.g. "BY": how a telephone number without + is read.
    std::function<Result<std::string>(std::int64_t workspace)> phone_region;
    const pages::Renderer& renderer;
    const Presets& presets;
    http::Fetcher& fetcher;  // reads public pages
    const agreements::TextLibrary& library;
    // Sends a letter at once and waits for it; empty: no mail here.
    std::function<Result<void>(const notify::Mail&)> letter = {};
    std::string public_url = {};
    std::int64_t representative_hours = 72;  // how long a representative has to answer
};

}  // namespace placet::forms
