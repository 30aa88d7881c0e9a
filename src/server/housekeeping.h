#pragma once

// What must happen now and then beside the requests: the anti-rollback guard every minute, the
// archive of signed heads, and forgetting tokens that have expired; every hour the keys: a new
// epoch once a day, and the end of old roots and of subjects that nothing was sealed for.

#include <condition_variable>
#include <mutex>

#include "server/product.h"

namespace placet::server {

class Housekeeping {
public:
    explicit Housekeeping(Product& product) : product_(product) {}

    // Compares every log with its anchor; a log that is older freezes. Before serving, too.
    Result<void> guard_now();
    void run();  // until stop(), on a thread of its own
    void stop();

private:
    bool wait();
    void look_after(const ledger::Log& log);
    void look_after_keys();

    Product& product_;
    std::mutex mutex_;  // guards stopping_
    std::condition_variable wake_;
    bool stopping_ = false;
};

}  // namespace placet::server
