#include "consents/collect_orphans.h"

#include <algorithm>
#include <map>
#include <set>

#include "consents/sql.h"
#include "subjects/rotate_epoch.h"
#include "subjects/unused.h"

namespace placet::consents {
namespace {

using subjects::SubjectId;

constexpr std::int64_t day_s = 24 * 3600;
// Far longer than any submission can be under way.
constexpr std::int64_t aside_s = 3600;

const db::BulkLookup contacts{
    "contact", {{"workspace", db::Type::integer}}, {"sid", db::Type::integer}, {"sid"}};

Result<std::vector<SubjectId>> without_use(db::Database& main,
                                           const std::vector<SubjectId>& subjects) {
    std::map<std::int64_t, std::vector<db::Value>> by_workspace;
    for (const auto& subject : subjects)
        by_workspace[subject.workspace].emplace_back(subject.sid);
    return main.read([&](db::Transaction& tx) -> Result<std::vector<SubjectId>> {
        std::set<std::int64_t> used;
        for (const auto& [workspace, sids] : by_workspace) {
            const auto rows = TRY(tx.lookup(contacts, {workspace}, sids));
            for (const auto& row : rows)
                used.insert(row.integer(0));
        }
        std::vector<SubjectId> unused;
        for (const auto& subject : subjects) {
            if (used.contains(subject.sid)) continue;
            const auto payloads = TRY(tx.query(sql::payload_of_subject, {subject.sid}));
            if (payloads.empty()) unused.push_back(subject);
        }
        return unused;
    });
}

std::vector<std::int64_t> sids_of(const std::vector<SubjectId>& subjects) {
    std::vector<std::int64_t> sids;
    for (const auto& subject : subjects)
        sids.push_back(subject.sid);
    return sids;
}

Result<void> decide(const Ports& ports, Collected& collected) {
    for (;;) {
        const auto due = TRY(subjects::aside_until(ports.keys, ports.clock.now()));
        if (due.empty()) return {};
        const auto unused = sids_of(TRY(without_use(ports.main, due)));
        TRY(subjects::remove(ports.keys, unused));
        collected.removed += static_cast<std::int64_t>(unused.size());
        const std::set<std::int64_t> gone(unused.begin(), unused.end());
        for (const auto& subject : due) {
            if (gone.contains(subject.sid)) continue;
            TRY(subjects::use_again(ports.keys, ports.ring, subject));
            ++collected.used_after_all;
        }
    }
}

// Every smaller number was given more than a day ago.
Result<std::int64_t> first_young_sid(const Ports& ports) {
    const auto latest = ports.clock.now().plus_seconds(-day_s);
    std::int64_t first = 0;
    const auto epochs = TRY(subjects::list_epochs(ports.keys));
    for (const auto& epoch : epochs)
        if (epoch.begun <= latest) first = std::max(first, epoch.first_sid);
    return first;
}

}  // namespace

Result<Collected> collect_orphans(const Ports& ports) {
    Collected collected;
    TRY(decide(ports, collected));
    const std::int64_t before = TRY(first_young_sid(ports));
    const auto until = ports.clock.now().plus_seconds(aside_s);
    for (std::int64_t after = 0;;) {
        const auto some = TRY(subjects::active_subjects(ports.keys, after, before));
        if (some.empty()) return collected;
        after = some.back().sid;
        const auto unused = TRY(without_use(ports.main, some));
        if (unused.empty()) continue;
        TRY(subjects::set_aside(ports.keys, sids_of(unused), until));
        collected.set_aside += static_cast<std::int64_t>(unused.size());
    }
}

}  // namespace placet::consents
