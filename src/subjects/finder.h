#pragma once

// Finds or creates subjects, many in one durable commit. A subject's keys are committed in store K
// before anything is sealed under them; one that is then not used is harmless and collected later
// (docs/formats/keys.md, durability order).

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "subjects/subject.h"

namespace placet::subjects {

struct Identifiers {
    std::optional<std::string> email;  // normalised
    std::optional<std::string> phone;
};

struct Wanted {
    std::int64_t workspace = 0;
    Identifiers who;
    // On the finder's thread; must not block for long. Errors: unavailable "full", "db.*".
    std::function<void(Result<Subject>)> done;
};

class Finder {
public:
    Finder(db::Database& keys, crypto::KeyRing& ring, Random& random)
        : keys_(keys), ring_(ring), random_(random) {}

    void run();  // works until stop(), on a thread of its own
    void stop();
    void submit(Wanted wanted);  // any thread

    // Several at once, on the caller's thread.
    Result<std::vector<Subject>> find_or_create(const std::vector<Wanted>& wanted);

private:
    struct Known;
    struct Asked;
    Result<std::vector<Subject>> try_once(db::Transaction& tx, const std::vector<Wanted>& wanted);
    Result<void> look_up(db::Transaction& tx, const std::vector<Asked>& asked, Known& known);
    Result<std::int64_t> create(const Asked& asked, std::int64_t sid, Known& known);
    Result<void> complete(db::Transaction& tx, const Asked& asked, Subject& subject, Known& known);

    db::Database& keys_;
    crypto::KeyRing& ring_;
    Random& random_;
    std::mutex mutex_;  // guards queue_ and stopping_
    std::condition_variable wake_;
    std::deque<Wanted> queue_;
    bool stopping_ = false;
};

}  // namespace placet::subjects
