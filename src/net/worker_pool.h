#pragma once

// Threads that run handlers, behind a queue of fixed length: when it is full the request is refused
// at once, because a queue that grows only makes everybody wait longer. Any thread may submit.

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "http/dispatcher.h"

namespace placet::net {

class WorkerPool {
public:
    WorkerPool(http::Dispatcher& dispatcher, int threads, std::size_t queue_max);
    ~WorkerPool();  // finishes what is queued

    enum class Outcome { queued, full };
    // Takes both only when queued.
    Outcome submit(http::Request& request, http::Responder& responder);

private:
    struct Job {
        http::Request request;
        http::Responder responder;
    };
    void work();
    bool may_wake();  // with mutex_ held; the caller then notifies

    http::Dispatcher& dispatcher_;
    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> queue_;  // guarded by mutex_
    int idle_ = 0;           // guarded by mutex_
    bool waking_ = false;    // guarded by mutex_; a thread was notified, not yet awake
    bool stopping_ = false;  // guarded by mutex_
    std::vector<std::thread> threads_;
};

}  // namespace placet::net
