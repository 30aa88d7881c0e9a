#pragma once

// The laws as a workspace has them: the version in force at an instant, with the workspace's edits.
// Any thread. A profile once handed out stays where it is until the book goes, so that judgements
// may point to it; there is one for each state that somebody asked for.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "db/database.h"
#include "law/profiles.h"
#include "lawbook/edit_store.h"

namespace placet::lawbook {

class Book {
public:
    explicit Book(const law::Profiles& data) : data_(data) {}

    // In force at an instant. not_found "law_profile_unknown", conflict "law_not_in_force".
    Result<const law::Profile*> find(db::Transaction& tx,
                                     std::int64_t workspace,
                                     std::string_view id,
                                     Timestamp at) const;
    // Several, in the order of `ids`.
    Result<std::vector<const law::Profile*>> select(db::Transaction& tx,
                                                    std::int64_t workspace,
                                                    const std::vector<std::string>& ids,
                                                    Timestamp at) const;
    // The version of the data with these edits of a workspace. An edit that the version does not
    // take (the data changed since) is left out: the data's own rule holds then.
    Result<const law::Profile*> edited(const law::Profile& version,
                                       std::int64_t workspace,
                                       const std::vector<StoredEdit>& edits) const;

    const law::Profiles& data() const { return data_; }

private:
    using Key = std::tuple<std::int64_t, std::string, std::string, std::int64_t>;

    const law::Profiles& data_;
    mutable std::mutex mutex_;  // guards the next
    mutable std::map<Key, std::unique_ptr<const law::Profile>> made_;
};

// Whether the profile or one that it extends is that of the edit.
bool concerns(const law::Profiles& data, std::string_view id, const StoredEdit& edit);

}  // namespace placet::lawbook
