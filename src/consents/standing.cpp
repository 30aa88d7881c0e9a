#include "consents/standing.h"

#include <algorithm>
#include <chrono>

#include "agreements/agreement_store.h"
#include "agreements/changes.h"
#include "agreements/version_history.h"

namespace placet::consents {
namespace {

using merkle::EntryType;

bool is_answer(const RegisterRow& row) {
    return row.type == EntryType::grant || row.type == EntryType::refuse ||
           row.type == EntryType::not_given;
}

bool stands(const RegisterRow& row) {
    return row.type == EntryType::grant && !row.withdrawn && !row.expired;
}

// The purposes of `now` that this consent names, where they still mean the same.
Result<std::vector<std::uint64_t>> covered_by(Versions& versions,
                                              const RegisterRow& consent,
                                              const agreements::FrozenVersion& now) {
    const auto* then = TRY(versions.find(consent.agreement, consent.version));
    std::vector<std::uint64_t> out;
    if (then == nullptr) return out;
    for (const auto code : agreements::same_purposes(*then, now))
        if (std::ranges::find(consent.purposes, static_cast<std::uint64_t>(code)) !=
            consent.purposes.end())
            out.push_back(static_cast<std::uint64_t>(code));
    return out;
}

}  // namespace

Result<const agreements::FrozenVersion*> Versions::find(const std::string& agreement,
                                                        std::uint64_t version) {
    using Found = const agreements::FrozenVersion*;
    const auto key = std::pair{agreement, version};
    auto known = found_.find(key);
    if (known == found_.end()) {
        auto read = agreements::find_version(
            tx_, workspace_, agreement, static_cast<std::int64_t>(version));
        if (!read && read.error().kind != ErrorKind::not_found) return read.error();
        std::optional<agreements::FrozenVersion> kept;
        if (read) kept = std::move(*read);
        known = found_.emplace(key, std::move(kept)).first;
    }
    return known->second ? Found{&*known->second} : Found{nullptr};
}

Result<std::uint64_t> Versions::asking(const std::string& agreement, std::uint64_t version) {
    const auto key = std::pair{agreement, version};
    if (const auto known = asking_.find(key); known != asking_.end()) return known->second;
    const auto read = TRY(agreements::asking_version(
        tx_, {workspace_, agreement, static_cast<std::int64_t>(version)}));
    return asking_[key] = static_cast<std::uint64_t>(read);
}

Result<std::uint64_t> Versions::newest(const std::string& agreement) {
    if (const auto known = newest_.find(agreement); known != newest_.end()) return known->second;
    const auto read = agreements::find_agreement(tx_, workspace_, agreement);
    if (!read && read.error().kind != ErrorKind::not_found) return read.error();
    return newest_[agreement] = read ? static_cast<std::uint64_t>(read->published_version) : 0;
}

Timestamp after_months(Timestamp given, std::int64_t months) {
    using namespace std::chrono;
    const sys_time<microseconds> at{microseconds{given.micros}};
    const auto day = floor<days>(at);
    auto date = year_month_day{day} + std::chrono::months{months};
    if (!date.ok()) date = date.year() / date.month() / last;
    return Timestamp{(sys_days{date}.time_since_epoch() + (at - day)).count()};
}

Result<void> mark(Versions& versions, std::vector<RegisterRow>& rows, Timestamp now) {
    for (auto& row : rows) {
        if (row.type != EntryType::grant || row.withdrawn) continue;
        const auto* version = TRY(versions.find(row.agreement, row.version));
        if (version == nullptr) continue;
        if (version->term.months) {
            row.expires = after_months(row.at, *version->term.months);
            row.expired = row.expires->micros <= now.micros;
        }
        const auto newest = TRY(versions.newest(row.agreement));
        const auto asking = TRY(versions.asking(row.agreement, newest));
        row.outdated = !row.expired && row.version < asking;
    }
    return {};
}

Result<Standing> standing(Versions& versions,
                          const std::vector<RegisterRow>& answers,
                          const std::string& agreement,
                          std::uint64_t version) {
    Standing out{.agreement = agreement, .version = version};
    const auto asking = TRY(versions.asking(agreement, version));
    const auto* now = TRY(versions.find(agreement, version));
    bool answered = false;  // to a version that means what this one does
    for (const auto& row : answers) {
        if (row.agreement != agreement || !is_answer(row)) continue;
        answered = answered || (row.version >= asking && !row.expired);
        // A consent that stands is worth more than a later answer that took none back.
        const bool better = stands(row) && !(out.row && stands(*out.row));
        if (!out.row || better) out.row = row;
        if (!stands(row) || now == nullptr) continue;
        for (const auto code : TRY(covered_by(versions, row, *now)))
            if (std::ranges::find(out.covered, code) == out.covered.end())
                out.covered.push_back(code);
    }
    if (out.row) {
        out.state = state_of(*out.row);
        out.outdated = stands(*out.row) && out.row->version < asking;
    }
    if (now != nullptr)
        for (const auto& purpose : now->purposes)
            if (const auto code = static_cast<std::uint64_t>(purpose.code);
                std::ranges::find(out.covered, code) == out.covered.end())
                out.open.push_back(code);
    out.ask = !answered;
    return out;
}

}  // namespace placet::consents
