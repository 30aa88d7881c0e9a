#pragma once

// Checks a whole log from its entries alone, one pass, in order. Shares no code with what wrote the
// log but the formats. Needs 16 bytes of memory for each entry that has an idempotency tag.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "merkle/entry.h"
#include "merkle/tree.h"

namespace placet::merkle {

// What is wrong, and where. Codes:
//   log.entry       the entry cannot be read
//   log.foreign     the entry was made for another log
//   log.time        it lags the entry before it by more than 60 seconds
//   log.duplicate   it has the idempotency tag of an earlier entry (`detail`: index of that one)
//   log.prefix      an older head is not that of the first `index` entries
//   log.size        the log has not as many entries as the head says (`index`: how many it has)
//   log.root        the entries do not give the root of the head
struct LogFinding {
    std::string code;
    std::uint64_t index = 0;
    std::string detail = {};
};

struct LogReport {
    Head computed;                      // what the entries give
    std::vector<LogFinding> findings;   // the first of them, see `most_findings`
    std::uint64_t found = 0;            // all of them
    std::uint64_t unknown_members = 0;  // entries with members this version does not know

    bool sound() const { return found == 0; }
};

class LogVerifier {
public:
    static constexpr std::size_t most_findings = 100;
    static constexpr std::uint64_t most_lag_s = 60;

    // `older`: heads that somebody kept, in any order; each must be a prefix of the log.
    LogVerifier(const Uid& log_id, std::vector<Head> older = {});

    void add(BytesView entry);
    // For a caller that decoded and hashed the same bytes anyway.
    void add(const Result<Entry>& entry, const Hash& leaf);

    // Gives an entry's bytes again. Tags are compared by eight bytes first; only when two of them
    // are equal are both entries read again to compare the tags whole.
    using Reread = std::function<Result<Bytes>(std::uint64_t index)>;
    Result<LogReport> finish(const Head& expected, const Reread& reread);

private:
    struct Tag {
        std::uint64_t prefix = 0;
        std::uint64_t index = 0;

        friend auto operator<=>(const Tag&, const Tag&) = default;
    };

    void find(std::string code, std::uint64_t index, std::string detail = {});
    void check(const Entry& entry, std::uint64_t index);
    void compare_older_heads();
    Result<void> find_duplicates(const Reread& reread);

    Uid log_id_;
    std::vector<Head> older_;  // by descending size: the next one to reach is the last
    Frontier frontier_;
    std::uint64_t last_time_s_ = 0;
    std::vector<Tag> tags_;
    LogReport report_;
};

}  // namespace placet::merkle
