// How many consents' worth of rows a store takes per second: eight rows each, in transactions of
// 1, 16, 64 and 512 consents. No HTTP, no cryptography: the driver and the schema alone.
//
// usage: store_rows [sqlite|postgres] [seconds per cell]

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "support/seeded_random.h"
#include "support/stores.h"

namespace placet {
namespace {

using Steady = std::chrono::steady_clock;
using db::Type;
using test::must;

const db::BulkInsert entries{"entry",
                             {{"log", Type::integer},
                              {"idx", Type::integer},
                              {"leaf_hash", Type::bytes},
                              {"e", Type::bytes}}};
const db::BulkInsert tags{"idem",
                          {{"log", Type::integer}, {"tag", Type::bytes}, {"idx", Type::integer}}};
const db::BulkInsert payloads{"payload",
                              {{"log", Type::integer},
                               {"idx", Type::integer},
                               {"cls", Type::integer},
                               {"sid", Type::integer},
                               {"dek_ver", Type::integer},
                               {"ct", Type::bytes}}};
const db::BulkInsert contacts{"contact",
                              {{"workspace", Type::integer},
                               {"sid", Type::integer},
                               {"first_at", Type::integer},
                               {"first_idx", Type::integer}},
                              db::OnConflict::ignore};
const db::BulkInsert spent{"spent_token", {{"log", Type::integer}, {"token", Type::bytes}}};
const db::BulkInsert jobs{"job",
                          {{"kind", Type::text},
                           {"payload", Type::text},
                           {"state", Type::text},
                           {"run_at", Type::integer},
                           {"created", Type::integer}}};
constexpr db::Query lock_state{"bench.lock",
                               "SELECT size FROM log_state WHERE log = $1",
                               "SELECT size FROM log_state WHERE log = $1 FOR UPDATE"};
constexpr db::Query move_state{"bench.move", "UPDATE log_state SET size = $2 WHERE log = $1", ""};

class Load {
public:
    explicit Load(db::Database& database) : database_(database) {
        must(database_.write(
            [&](db::Transaction& tx) -> Result<void> {
                constexpr db::Query log{
                    "bench.log", "INSERT INTO log VALUES (1, $1, 1, 'o', 'v', 0)", ""};
                constexpr db::Query state{
                    "bench.state", "INSERT INTO log_state VALUES (1, 0, $1, $1, 0, 0)", ""};
                TRY(tx.execute(log, {bytes(16)}));
                TRY(tx.execute(state, {bytes(32)}));
                return {};
            },
            db::Isolation::row_locks));
    }

    void transaction(int consents) {
        const auto work = [&](db::Transaction& tx) -> Result<void> {
            auto index = TRY(tx.query(lock_state, {1})).at(0).integer(0);
            std::vector<db::Values> e, t, p, c, s, j;
            for (int i = 0; i < consents; ++i, ++index) {
                e.push_back({1, index, bytes(32), bytes(390)});
                t.push_back({1, bytes(16), index});
                p.push_back({1, index, 1, index, 1, bytes(320)});
                p.push_back({1, index, 2, index, 1, bytes(320)});
                c.push_back({1, index, index, index});
                s.push_back({1, bytes(24)});
                j.push_back({"letter", "{\"index\":123456}", "waiting", index, index});
            }
            TRY(tx.insert(entries, std::move(e)));
            TRY(tx.insert(tags, std::move(t)));
            TRY(tx.insert(payloads, std::move(p)));
            TRY(tx.insert(contacts, std::move(c)));
            TRY(tx.insert(spent, std::move(s)));
            TRY(tx.insert(jobs, std::move(j)));
            TRY(tx.execute(move_state, {1, index}));
            return {};
        };
        must(database_.write(work, db::Isolation::row_locks));
        database_.idle();
    }

private:
    Bytes bytes(std::size_t size) {
        Bytes out(size);
        random_.fill(std::span(out).first(std::min<std::size_t>(size, 16)));
        return out;
    }

    db::Database& database_;
    test::SeededRandom random_;
};

void measure(const char* engine, double seconds) {
    for (const int batch : {1, 16, 64, 512}) {
        const auto store = test::a_database(engine);
        Load load(*store);
        std::vector<double> times;
        const auto start = Steady::now();
        const auto since = [](Steady::time_point then) {
            return std::chrono::duration<double>(Steady::now() - then).count();
        };
        while (since(start) < seconds) {
            const auto begin = Steady::now();
            load.transaction(batch);
            times.push_back(since(begin));
        }
        const auto total = since(start);
        std::sort(times.begin(), times.end());
        std::printf("%-8s batch %3d: %6.0f consents/s (%6.0f rows/s), p50 %.2f ms, p99 %.2f ms\n",
                    engine,
                    batch,
                    static_cast<double>(times.size()) * batch / total,
                    static_cast<double>(times.size()) * batch * 8 / total,
                    times[times.size() / 2] * 1000,
                    times[times.size() * 99 / 100] * 1000);
    }
}

}  // namespace
}  // namespace placet

int main(int argc, char** argv) {
    const std::string_view only = argc > 1 ? argv[1] : "";
    const double seconds = argc > 2 ? std::atof(argv[2]) : 2;
    for (const auto* engine : {"sqlite", "postgres"})
        if (only.empty() || only == engine) placet::measure(engine, seconds);
}
