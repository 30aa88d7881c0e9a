#include "net/worker_pool.h"

#include <algorithm>

namespace placet::net {

WorkerPool::WorkerPool(http::Dispatcher& dispatcher, int threads, std::size_t queue_max)
    : dispatcher_(dispatcher), queue_max_(queue_max) {
    for (int i = 0; i < std::max(1, threads); ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

WorkerPool::Outcome WorkerPool::submit(http::Request& request, http::Responder& responder) {
    bool wake = false;
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() >= queue_max_ || stopping_) return Outcome::full;
        queue_.push_back({std::move(request), std::move(responder)});
        wake = may_wake();
    }
    if (wake) wake_.notify_one();
    return Outcome::queued;
}

// At most one thread is being woken at a time, and the woken one wakes the next when there is more
// to do. Waking one for each request costs twice the CPU under load.
bool WorkerPool::may_wake() {
    if (idle_ == 0 || waking_) return false;
    waking_ = true;
    return true;
}

void WorkerPool::work() {
    for (;;) {
        Job job;
        bool wake = false;
        {
            std::unique_lock lock(mutex_);
            while (queue_.empty() && !stopping_) {
                ++idle_;
                wake_.wait(lock);
                --idle_;
                waking_ = false;  // also when somebody else took the work meanwhile
            }
            if (queue_.empty()) return;
            job = std::move(queue_.front());
            queue_.pop_front();
            wake = !queue_.empty() && may_wake();
        }
        if (wake) wake_.notify_one();
        dispatcher_.handle(std::move(job.request), std::move(job.responder));
    }
}

}  // namespace placet::net
