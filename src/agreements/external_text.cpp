#include "agreements/external_text.h"

#include "agreements/document_text.h"
#include "agreements/ports.h"
#include "agreements/sql.h"
#include "crypto/crypto.h"

namespace placet::agreements {
namespace {

// What people read of a document: pages carry much that changes without a word being different.
Hash words_of(std::string_view type, const Bytes& bytes) {
    const auto blocks = document_blocks(type, text_view(bytes));
    return blocks.empty() ? crypto::sha256(bytes) : crypto::sha256(view(to_html(blocks)));
}

bool is_readable_type(std::string_view type) {
    return type.starts_with("text/html") || type.starts_with("text/plain") ||
           type.starts_with("application/xhtml");
}

Error fault(const std::string& lang, const Error& error) {
    const std::string field = "draft.sources." + lang;
    if (error.kind == ErrorKind::unavailable) return Error{error.kind, error.code, field};
    return invalid_input("invalid", {{field, error.code}});
}

Result<void> keep(const Ports& ports,
                  std::int64_t workspace,
                  const std::string& url,
                  const http::Fetched& fetched) {
    const Bytes bytes = to_bytes(view(fetched.body));
    const auto sha256 = to_bytes(crypto::sha256(bytes));
    return ports.database.write([&](db::Transaction& tx) -> Result<void> {
        TRY(tx.execute(sql::insert_document, {sha256, fetched.type, bytes}));
        TRY(tx.execute(sql::insert_document_fetch,
                       {workspace, url, ports.clock.now().micros, sha256}));
        return {};
    });
}

Result<SourceState> read_state(const db::Row& row) {
    return SourceState{.workspace = row.integer(0),
                       .agreement = row.text(1),
                       .lang = row.text(2),
                       .version = row.integer(3),
                       .url = row.text(4),
                       .words = TRY(to_array<32>(row.bytes(5))),
                       .state = row.text(6),
                       .checked_at = Timestamp{row.integer(7)}};
}

Result<void> write_state(db::Transaction& tx, const SourceState& source) {
    TRY(tx.execute(sql::upsert_source_check,
                   {source.workspace,
                    source.agreement,
                    source.lang,
                    source.version,
                    source.url,
                    to_bytes(source.words),
                    source.state,
                    source.checked_at.micros}));
    return {};
}

std::string look_at(const Ports& ports, const SourceState& source) {
    const auto fetched = ports.fetcher->get(source.url);
    if (!fetched) {
        // Gone is a change: people can no longer read there what they agreed to.
        return fetched.error().code == "fetch_status" ? "changed" : "unreachable";
    }
    const auto words = words_of(fetched->type, to_bytes(view(fetched->body)));
    return words == source.words ? "same" : "changed";
}

}  // namespace

Result<void> fetch_sources(const Ports& ports, std::int64_t workspace, const SourceUrls& urls) {
    if (ports.fetcher == nullptr) return internal_error("agreements.no_fetcher");
    for (const auto& [lang, url] : urls) {
        const auto fetched = ports.fetcher->get(url);
        if (!fetched) return fault(lang, fetched.error());
        if (is_readable_type(fetched->type) &&
            document_blocks(fetched->type, fetched->body).empty())
            return fault(lang, invalid_input("text_empty"));
        TRY(keep(ports, workspace, url, *fetched));
    }
    return {};
}

Result<std::map<std::string, FrozenSource>> find_sources(db::Transaction& tx,
                                                         std::int64_t workspace,
                                                         const ExternalWords& words,
                                                         const SourceUrls& urls) {
    std::map<std::string, FrozenSource> sources;
    for (const auto& [lang, url] : urls) {
        const auto rows = TRY(tx.query(sql::select_newest_fetch, {workspace, url}));
        if (rows.empty()) continue;
        FrozenSource source{.url = url,
                            .type = rows[0].text(2),
                            .sha256 = TRY(to_array<32>(rows[0].bytes(1))),
                            .words = words_of(rows[0].text(2), rows[0].bytes(3)),
                            .fetched_at = Timestamp{rows[0].integer(0)},
                            .blocks = {}};
        source.blocks = {source_line(words, lang, url, source.sha256)};
        for (auto& block : document_blocks(source.type, text_view(rows[0].bytes(3))))
            source.blocks.push_back(std::move(block));
        sources.emplace(lang, std::move(source));
    }
    return sources;
}

Result<void> watch_sources(db::Transaction& tx, const FrozenVersion& version) {
    for (const auto& [lang, source] : version.sources)
        TRY(write_state(tx,
                        {.workspace = version.workspace,
                         .agreement = version.agreement,
                         .lang = lang,
                         .version = version.version,
                         .url = source.url,
                         .words = source.words,
                         .state = "same",
                         .checked_at = source.fetched_at}));
    return {};
}

Result<void> check_sources(const Ports& ports, const OnChange& on_change) {
    if (ports.fetcher == nullptr) return internal_error("agreements.no_fetcher");
    const auto rows = TRY(ports.database.read(
        [](db::Transaction& tx) { return tx.query(sql::select_source_checks, {}); }));
    for (const auto& row : rows) {
        auto source = TRY(read_state(row));
        const auto before = std::exchange(source.state, look_at(ports, source));
        source.checked_at = ports.clock.now();
        if (source.state == "changed" && before != "changed") TRY(on_change(source));
        TRY(ports.database.write([&](db::Transaction& tx) { return write_state(tx, source); }));
    }
    return {};
}

Result<std::vector<SourceState>> list_sources(db::Transaction& tx,
                                              std::int64_t workspace,
                                              std::string_view agreement,
                                              std::int64_t version) {
    const auto rows =
        TRY(tx.query(sql::select_agreement_sources, {workspace, std::string(agreement), version}));
    std::vector<SourceState> sources;
    for (const auto& row : rows)
        sources.push_back(TRY(read_state(row)));
    return sources;
}

Result<bool> has_changed_source(db::Transaction& tx,
                                std::int64_t workspace,
                                std::string_view agreement,
                                std::int64_t version) {
    for (const auto& source : TRY(list_sources(tx, workspace, agreement, version)))
        if (source.state == "changed") return true;
    return false;
}

Result<StoredDocument> find_document(db::Transaction& tx, const Hash& sha256) {
    const auto rows = TRY(tx.query(sql::select_document, {to_bytes(sha256)}));
    if (rows.empty()) return not_found();
    return StoredDocument{rows[0].text(0), rows[0].bytes(1)};
}

}  // namespace placet::agreements
