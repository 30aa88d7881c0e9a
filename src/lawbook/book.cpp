#include "lawbook/book.h"

#include <algorithm>

namespace placet::lawbook {
namespace {

// All of them where they fit together, else as many as do, in the order in which they were made.
Result<law::Profile> with_edits(const law::Profiles& data,
                                const law::Profile& version,
                                const std::vector<law::Edit>& edits) {
    auto whole = data.edited(version.id, version.valid_from, edits);
    if (whole || whole.error().kind != ErrorKind::invalid_input) return whole;
    std::vector<law::Edit> fitting;
    Result<law::Profile> best = version;
    for (const auto& edit : edits) {
        fitting.push_back(edit);
        if (auto next = data.edited(version.id, version.valid_from, fitting)) {
            best = std::move(next);
        } else {
            fitting.pop_back();
        }
    }
    return best;
}

}  // namespace

bool concerns(const law::Profiles& data, std::string_view id, const StoredEdit& edit) {
    for (const law::Profile* law = data.any(id); law != nullptr; law = data.any(law->extends))
        if (law->id == edit.profile) return true;
    return false;
}

Result<const law::Profile*> Book::edited(const law::Profile& version,
                                         std::int64_t workspace,
                                         const std::vector<StoredEdit>& edits) const {
    std::vector<law::Edit> own;
    std::int64_t revision = 0;
    for (const auto& edit : edits) {
        if (!concerns(data_, version.id, edit)) continue;
        revision = std::max(revision, edit.revision);
        if (!edit.value.is_null()) own.push_back({edit.profile, edit.path, edit.value});
    }
    if (revision == 0) return &version;
    const Key key{workspace, version.id, version.valid_from, revision};
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = made_.find(key); found != made_.end()) return found->second.get();
    }
    auto profile = TRY(with_edits(data_, version, own));
    profile.edit_revision = revision;
    auto made = std::make_unique<const law::Profile>(std::move(profile));
    const std::lock_guard lock(mutex_);
    return made_.try_emplace(key, std::move(made)).first->second.get();
}

Result<const law::Profile*> Book::find(db::Transaction& tx,
                                       std::int64_t workspace,
                                       std::string_view id,
                                       Timestamp at) const {
    return TRY(select(tx, workspace, {std::string(id)}, at)).front();
}

Result<std::vector<const law::Profile*>> Book::select(db::Transaction& tx,
                                                      std::int64_t workspace,
                                                      const std::vector<std::string>& ids,
                                                      Timestamp at) const {
    auto laws = TRY(data_.select(ids, at));
    const auto edits = TRY(current_edits(tx, workspace));
    if (edits.empty()) return laws;
    for (auto& law : laws)
        law = TRY(edited(*law, workspace, edits));
    return laws;
}

}  // namespace placet::lawbook
