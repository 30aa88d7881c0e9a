#pragma once

// Entries for tests: one with every member, and any number of small ones.

#include <algorithm>

#include "crypto/crypto.h"
#include "merkle/entry.h"

namespace placet::test {

inline Uid uid_of(std::string_view seed) {
    const Hash hash = crypto::sha256(view(seed));
    Uid uid{};
    std::copy_n(hash.begin(), uid.size(), uid.begin());
    return uid;
}

inline merkle::Entry full_entry() {
    using namespace merkle;
    Entry entry;
    entry.log_id = uid_of("log");
    entry.uid = uid_of("entry");
    entry.type = EntryType::capture_override;
    entry.time_s = 1'790'000'000;
    entry.channel = Channel::api;
    entry.source = 17;
    entry.notice = Notice{uid_of("agreement"), 3, crypto::sha256(view("text"))};
    entry.purposes = {{101, true}, {102, false}};
    entry.law_profile = "by-99z";
    for (std::uint64_t id = 1; id <= 13; ++id)
        entry.commitments[id] = crypto::sha256(view(std::to_string(id)));
    entry.slink = crypto::sha256(view("slink"));
    entry.idem = uid_of("idem");
    entry.details = {{detail::mode, std::uint64_t{2}},
                     {detail::method, method_number("checkbox_unticked")},
                     {detail::language, std::string("be")},
                     {detail::public_key, crypto::sha256(view("key"))},
                     {detail::old_origin, std::string("placet.example/log/00")}};
    return entry;
}

// The n-th of a log: a grant with what a form's consent usually has.
inline merkle::Entry numbered_entry(std::uint64_t n) {
    merkle::Entry entry = full_entry();
    const auto text = std::to_string(n);
    entry.uid = uid_of("uid " + text);
    entry.idem = uid_of("idem " + text);
    entry.type = merkle::EntryType::grant;
    entry.time_s = 1'790'000'000 + n / 100;
    entry.commitments.clear();
    for (const std::uint64_t id : {1, 2, 3, 4, 5, 7})
        entry.commitments[id] = crypto::sha256(view(text + "/" + std::to_string(id)));
    entry.details.erase(merkle::detail::public_key);
    entry.details.erase(merkle::detail::old_origin);
    return entry;
}

}  // namespace placet::test
