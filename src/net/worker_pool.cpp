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
    bool somebody_sleeps = false;
    {
        const std::lock_guard lock(mutex_);
        if (queue_.size() >= queue_max_ || stopping_) return Outcome::full;
        queue_.push_back({std::move(request), std::move(responder)});
        somebody_sleeps = idle_ > 0;
    }
    if (somebody_sleeps) wake_.notify_one();
    return Outcome::queued;
}

void WorkerPool::work() {
    for (;;) {
        Job job;
        {
            std::unique_lock lock(mutex_);
            ++idle_;
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            --idle_;
            if (queue_.empty()) return;
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        dispatcher_.handle(std::move(job.request), std::move(job.responder));
    }
}

}  // namespace placet::net
