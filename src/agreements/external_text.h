#pragma once

// An agreement whose text stands on the company's own site. Publishing fetches it, keeps the bytes
// for ever by their hash, and shows the copy, never the live page. Afterwards the site is looked at
// every day: when it says something else, captures stop until the agreement is published again.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agreements/freeze.h"
#include "agreements/frozen_version.h"
#include "base/result.h"
#include "db/database.h"
#include "law/profile.h"

namespace placet::agreements {

struct Ports;

using SourceUrls = std::map<std::string, std::string>;  // language → address

struct SourceState {
    std::int64_t workspace = 0;
    std::string agreement;
    std::string lang;
    std::int64_t version = 0;
    std::string url;
    Hash words{};                // of what is read: the tree's HTML, or the bytes of a file
    std::string state = "same";  // same, changed, unreachable
    Timestamp checked_at;
};

// Fetches every address and keeps what came. Goes out to the network, so never inside a
// transaction. Errors of http/fetch.h, and invalid_input "text_empty", each as a fault of
// "draft.sources.<lang>".
Result<void> fetch_sources(const Ports& ports, std::int64_t workspace, const SourceUrls& urls);

// What was fetched last, ready to be frozen; a language that was never fetched is absent.
Result<std::map<std::string, FrozenSource>> find_sources(db::Transaction& tx,
                                                         std::int64_t workspace,
                                                         const ExternalWords& words,
                                                         const SourceUrls& urls);

// From now on this version's sources are watched.
Result<void> watch_sources(db::Transaction& tx, const FrozenVersion& version);

// Looks at every watched source. `on_change` is told of one that says something else now, before
// that is written down: after a crash it is told again rather than never.
using OnChange = std::function<Result<void>(const SourceState&)>;
Result<void> check_sources(const Ports& ports, const OnChange& on_change);

Result<std::vector<SourceState>> list_sources(db::Transaction& tx,
                                              std::int64_t workspace,
                                              std::string_view agreement,
                                              std::int64_t version);
// Whether the site of one of this version's texts says something else now.
Result<bool> has_changed_source(db::Transaction& tx,
                                std::int64_t workspace,
                                std::string_view agreement,
                                std::int64_t version);

struct StoredDocument {
    std::string type;
    Bytes bytes;
};
// not_found
Result<StoredDocument> find_document(db::Transaction& tx, const Hash& sha256);

}  // namespace placet::agreements
