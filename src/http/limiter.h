#pragma once

// How often one client may call: a token bucket for each (client, route) in a table of fixed size.
// When the table is crowded, the bucket that limits least is forgotten first, so a flood from many
// addresses cannot free the one address that is being held back. Any thread.

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace placet::http {

// The client that an address stands for: an IPv4 address as it is, an IPv6 address by its /64
// (one household or server has a whole /64), an IPv4-mapped one by its IPv4 address.
std::string client_of(std::string_view address);

class Limiter {
public:
    // `seed` makes the places in the table unpredictable.
    explicit Limiter(std::uint64_t seed, std::size_t buckets = 32 * 1024);

    // Takes one token. 0: go on; else the milliseconds until there is a token again.
    std::int64_t take(std::string_view client,
                      std::uint64_t route,
                      int per_minute,
                      std::int64_t now_millis);

private:
    struct Bucket {
        std::uint64_t key = 0;     // 0: empty
        std::int64_t full_at = 0;  // the instant at which no request would be remembered
    };
    static constexpr std::size_t ways = 8;
    using Set = std::array<Bucket, ways>;

    std::uint64_t seed_;
    std::mutex mutex_;
    std::vector<Set> sets_;  // guarded by mutex_
};

}  // namespace placet::http
