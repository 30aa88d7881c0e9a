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
};

}  // namespace placet::forms
