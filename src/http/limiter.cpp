#include "http/limiter.h"

#include <algorithm>
#include <cstring>

#include <arpa/inet.h>

namespace placet::http {
namespace {

// splitmix64's finisher: every bit of the input moves every bit of the output.
std::uint64_t mix(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

std::uint64_t key_of(std::uint64_t seed, std::string_view client, std::uint64_t route) {
    std::uint64_t key = mix(seed ^ route);
    for (std::size_t at = 0; at < client.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, client.data() + at, std::min<std::size_t>(8, client.size() - at));
        key = mix(key ^ word) + seed;
    }
    return key == 0 ? 1 : key;
}

}  // namespace

std::string client_of(std::string_view address) {
    in6_addr six{};
    const std::string text(address);
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return text;
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        char four[INET_ADDRSTRLEN];
        inet_ntop(AF_INET, &six.s6_addr[12], four, sizeof four);
        return four;
    }
    std::memset(&six.s6_addr[8], 0, 8);
    char network[INET6_ADDRSTRLEN];
    inet_ntop(AF_INET6, &six, network, sizeof network);
    return std::string(network) + "/64";
}

Limiter::Limiter(std::uint64_t seed, std::size_t buckets)
    : seed_(seed), sets_(std::max<std::size_t>(1, buckets / ways)) {}

// The generic cell rate algorithm: a bucket is one instant, the one at which it would be full.
std::int64_t Limiter::take(std::string_view client,
                           std::uint64_t route,
                           int per_minute,
                           std::int64_t now_millis) {
    const std::uint64_t key = key_of(seed_, client, route);
    const std::int64_t cost = std::max(1, 60'000 / per_minute);
    const std::int64_t depth = cost * per_minute;

    const std::lock_guard lock(mutex_);
    Set& set = sets_[key % sets_.size()];
    auto bucket =
        std::find_if(set.begin(), set.end(), [&](const Bucket& b) { return b.key == key; });
    if (bucket == set.end()) {
        bucket = std::min_element(set.begin(), set.end(), [](const Bucket& a, const Bucket& b) {
            return a.full_at < b.full_at;
        });
        *bucket = {key, now_millis};
    }
    const std::int64_t full_at = std::max(bucket->full_at, now_millis) + cost;
    const std::int64_t wait = full_at - depth - now_millis;
    if (wait > 0) return wait;
    bucket->full_at = full_at;
    return 0;
}

}  // namespace placet::http
