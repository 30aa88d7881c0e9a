#include "subjects/finder.h"

#include <array>
#include <map>
#include <set>
#include <tuple>

#include "merkle/commitment.h"
#include "subjects/sql.h"

namespace placet::subjects {
namespace {

constexpr std::size_t queue_limit = 4096;
constexpr std::size_t batch_limit = 256;
constexpr std::size_t identifiers_limit = 16;  // of one kind, of one person
constexpr int race_attempts = 4;
constexpr std::uint64_t kind_email = 1;  // merkle::IdentifierKind
constexpr std::uint64_t kind_phone = 2;

const db::BulkInsert subject_rows{"subject",
                                  {{"sid", db::Type::integer},
                                   {"workspace", db::Type::integer},
                                   {"epoch", db::Type::integer},
                                   {"dek_o", db::Type::bytes},
                                   {"dek_e", db::Type::bytes},
                                   {"ident_ct", db::Type::bytes},
                                   {"state", db::Type::integer}}};
const db::BulkInsert tag_rows{"bidx",
                              {{"workspace", db::Type::integer},
                               {"kind", db::Type::integer},
                               {"epoch", db::Type::integer},
                               {"tag", db::Type::bytes},
                               {"sid", db::Type::integer}}};

constexpr std::array<std::uint64_t, 2> kinds = {kind_email, kind_phone};

using TagId = std::tuple<std::int64_t, std::uint64_t, Bytes>;  // workspace, kind, tag

const std::optional<std::string>& value_of(const Wanted& wanted, std::uint64_t kind) {
    return kind == kind_email ? wanted.who.email : wanted.who.phone;
}

Result<TagId> tag_id(const crypto::KeyRing& ring,
                     const Wanted& wanted,
                     std::int64_t epoch,
                     std::uint64_t kind) {
    const auto index = TRY(ring.index_key(wanted.workspace, epoch));
    return TagId{wanted.workspace,
                 kind,
                 to_bytes(merkle::blind_index_tag(
                     index, static_cast<merkle::IdentifierKind>(kind), *value_of(wanted, kind)))};
}

}  // namespace

// One person to find, with the tags of his identifiers under the current epoch.
struct Finder::Asked {
    const Wanted* wanted = nullptr;
    std::map<std::uint64_t, TagId> tags;  // by kind
};

// What one transaction knows: subjects by number, their numbers by tag of the current epoch.
struct Finder::Known {
    std::int64_t epoch = 0;
    std::map<TagId, std::int64_t> tags;
    std::map<std::int64_t, Subject> subjects;
    std::map<std::int64_t, Bytes> identities;  // as sealed in the store, of those read from it
    std::vector<db::Values> new_subjects, new_tags;

    void add_tag(const TagId& id, std::int64_t row_epoch, std::int64_t sid) {
        const auto& [workspace, kind, tag] = id;
        new_tags.push_back({workspace, static_cast<std::int64_t>(kind), row_epoch, tag, sid});
    }
};

Result<void> Finder::look_up(db::Transaction& tx, const std::vector<Asked>& asked, Known& known) {
    // While a rotation runs, some rows are still indexed under the epoch before.
    for (const std::int64_t epoch : ring_.epochs()) {
        std::map<std::pair<std::int64_t, std::uint64_t>, Bytes> joined;
        std::map<TagId, TagId> current;  // this epoch's tag → the current epoch's tag
        for (const auto& item : asked) {
            for (const auto& [kind, now] : item.tags) {
                const auto then =
                    epoch == known.epoch ? now : TRY(tag_id(ring_, *item.wanted, epoch, kind));
                if (!current.emplace(then, now).second) continue;
                auto& tags = joined[{item.wanted->workspace, kind}];
                tags.insert(tags.end(), std::get<2>(then).begin(), std::get<2>(then).end());
            }
        }
        for (auto& [key, tags] : joined) {
            const auto& [workspace, kind] = key;
            const auto rows =
                TRY(tx.query(sql::find_by_tags,
                             {workspace, static_cast<std::int64_t>(kind), epoch, std::move(tags)}));
            for (const auto& row : rows) {
                const std::int64_t sid = row.integer(1);
                known.tags.emplace(current.at({workspace, kind, row.bytes(0)}), sid);
                if (known.subjects.contains(sid)) continue;
                known.identities.emplace(sid, row.bytes(5));
                known.subjects.emplace(sid,
                                       TRY(open_subject(workspace,
                                                        sid,
                                                        row.integer(2),
                                                        {row.bytes(3), row.bytes(4), row.bytes(5)},
                                                        ring_)));
            }
        }
    }
    return {};
}

Result<std::int64_t> Finder::create(const Asked& asked, std::int64_t sid, Known& known) {
    Subject subject{.sid = sid,
                    .workspace = asked.wanted->workspace,
                    .epoch = known.epoch,
                    .operational = crypto::Key::random(random_),
                    .evidence = crypto::Key::random(random_),
                    .link = crypto::Key::random(random_)};
    if (asked.wanted->who.email) subject.emails.push_back(*asked.wanted->who.email);
    if (asked.wanted->who.phone) subject.phones.push_back(*asked.wanted->who.phone);
    for (const auto& [kind, id] : asked.tags) {
        known.tags.emplace(id, sid);
        known.add_tag(id, known.epoch, sid);
    }
    auto sealed = TRY(seal_subject(subject, ring_, random_));
    known.new_subjects.push_back({sid,
                                  subject.workspace,
                                  known.epoch,
                                  std::move(sealed.operational),
                                  std::move(sealed.evidence),
                                  std::move(sealed.identity),
                                  std::int64_t{0}});
    known.subjects.emplace(sid, std::move(subject));
    return sid;
}

// A known person may bring an identifier that is new to us.
Result<void> Finder::complete(db::Transaction& tx,
                              const Asked& asked,
                              Subject& subject,
                              Known& known) {
    bool changed = false;
    for (const auto& [kind, id] : asked.tags) {
        if (known.tags.contains(id)) continue;
        // Anybody can type somebody else's telephone number: a person must not grow without end.
        auto& values = kind == kind_email ? subject.emails : subject.phones;
        if (values.size() >= identifiers_limit) continue;
        known.tags.emplace(id, subject.sid);
        // Under the epoch of the subject's row: a running rotation moves both together.
        const auto stored = subject.epoch == known.epoch
                                ? id
                                : TRY(tag_id(ring_, *asked.wanted, subject.epoch, kind));
        known.add_tag(stored, subject.epoch, subject.sid);
        values.push_back(*value_of(*asked.wanted, kind));
        changed = true;
    }
    if (!changed) return {};
    auto sealed = TRY(seal_subject(subject, ring_, random_));
    for (auto& row : known.new_subjects) {
        if (std::get<std::int64_t>(row[0]) != subject.sid) continue;
        row[5] = std::move(sealed.identity);
        return {};
    }
    // Another node may have added to the identity, or a rotation moved the row to a new epoch,
    // since we read it: then all of this is done again.
    Bytes& read = known.identities.at(subject.sid);
    const auto changed_rows =
        TRY(tx.execute(sql::update_identity,
                       {subject.workspace, subject.sid, sealed.identity, subject.epoch, read}));
    if (changed_rows != 1) return Error{ErrorKind::conflict, "subjects.moved"};
    read = std::move(sealed.identity);
    return {};
}

Result<std::vector<Subject>> Finder::try_once(db::Transaction& tx,
                                              const std::vector<Wanted>& wanted) {
    // The row lock puts all nodes in one line: whoever comes next sees the people made before, and
    // the epoch that is current.
    const auto reserved = TRY(tx.query(sql::take_sids, {static_cast<std::int64_t>(wanted.size())}));
    if (reserved.empty()) return internal_error("subjects.counter_missing");
    std::int64_t next = reserved[0].integer(0);
    const std::int64_t epoch = reserved[0].integer(1);

    Known known{.epoch = epoch == 0 ? ring_.current_epoch() : epoch};
    std::vector<Asked> asked;
    for (const auto& item : wanted) {
        auto& entry = asked.emplace_back(Asked{.wanted = &item});
        for (const auto kind : kinds)
            if (value_of(item, kind))
                entry.tags.emplace(kind, TRY(tag_id(ring_, item, known.epoch, kind)));
    }
    TRY(look_up(tx, asked, known));

    std::vector<Subject> out;
    for (const auto& item : asked) {
        // Kinds ascend: the mailbox first, because a telephone is shared more often.
        std::int64_t sid = 0;
        for (const auto& [kind, id] : item.tags)
            if (const auto found = known.tags.find(id); sid == 0 && found != known.tags.end())
                sid = found->second;
        if (sid == 0) sid = TRY(create(item, next++, known));
        Subject& subject = known.subjects.at(sid);
        TRY(complete(tx, item, subject, known));
        out.push_back(subject);
    }
    if (!known.new_subjects.empty()) TRY(tx.insert(subject_rows, std::move(known.new_subjects)));
    if (!known.new_tags.empty()) TRY(tx.insert(tag_rows, std::move(known.new_tags)));
    return out;
}

Result<std::vector<Subject>> Finder::find_or_create(const std::vector<Wanted>& wanted) {
    for (int attempt = 1;; ++attempt) {
        auto found = keys_.write([&](db::Transaction& tx) { return try_once(tx, wanted); },
                                 db::Isolation::row_locks);
        // Two nodes may make the same person; the index decides, and the loser looks again.
        const bool raced = !found && (found.error().code == "db.unique" ||
                                      found.error().code == "subjects.moved" ||
                                      found.error().code == "db.outcome_unknown");
        if (!raced || attempt == race_attempts) return found;
    }
}

void Finder::submit(Wanted wanted) {
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_ && queue_.size() < queue_limit) {
            queue_.push_back(std::move(wanted));
            wake_.notify_one();
            return;
        }
    }
    wanted.done(Error{ErrorKind::unavailable, "full"});
}

void Finder::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Finder::run() {
    for (;;) {
        std::vector<Wanted> batch;
        bool quiet = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            while (!queue_.empty() && batch.size() < batch_limit) {
                batch.push_back(std::move(queue_.front()));
                queue_.pop_front();
            }
            quiet = queue_.empty();
        }
        auto found = find_or_create(batch);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            if (found)
                batch[i].done(std::move((*found)[i]));
            else
                batch[i].done(found.error());
        }
        if (quiet) keys_.idle();
    }
}

}  // namespace placet::subjects
