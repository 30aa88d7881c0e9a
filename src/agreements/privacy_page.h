#pragma once

// The privacy page of a company: who it is, why and for how long it processes data, who receives
// them, which rights people have, and every text it ever published. Nothing is stored for it. An
// edition is what one publication left behind: versions never change, so edition n of a company is
// the same for ever, and its date is that of the n-th publication.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "agreements/frozen_version.h"
#include "db/database.h"
#include "pages/pages.h"

namespace placet::agreements {

struct CompanyPublication {
    FrozenVersion version;
    bool retired = false;  // the agreement is no longer in use
};
// Oldest first; empty for a company that published nothing, or that does not exist.
Result<std::vector<CompanyPublication>> list_publications(db::Transaction& tx,
                                                          std::string_view company);

struct PrivacyPage {
    const std::vector<CompanyPublication>& publications;
    std::optional<std::size_t> edition;  // 1, 2, …; nothing: the newest
    std::string_view lang;               // ru, be, de, en
};
// What data/pages/privacy.mustache shows. not_found when there is no such edition.
Result<boost::json::object> privacy_context(const pages::Renderer& renderer,
                                            const PrivacyPage& page);
// "/p/co_x/privacy/ru", "/p/co_x/privacy/ru/v3"
std::string privacy_url(std::string_view company,
                        std::string_view lang,
                        std::optional<std::size_t> edition = {});

}  // namespace placet::agreements
