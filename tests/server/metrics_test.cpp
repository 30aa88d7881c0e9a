#include "server/metrics.h"

#include <gmock/gmock.h>

namespace placet::server {
namespace {

using testing::HasSubstr;

TEST(Metrics, are_written_as_prometheus_reads_them) {
    Metrics metrics;
    metrics.counter("a_total", "x=\"1\"", "How many").add(2);
    metrics.counter("a_total", "x=\"1\"", "How many").add();
    metrics.gauge("b", "Now", [] { return 0.5; });
    const auto text = metrics.text();
    EXPECT_THAT(text, HasSubstr("# TYPE a_total counter\na_total{x=\"1\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("# HELP b Now\n# TYPE b gauge\nb 0.5\n"));
}

TEST(Durations, count_into_every_bucket_that_holds_them) {
    Metrics metrics;
    auto& durations = metrics.durations("d_seconds", "", "How long");
    durations.add(100);
    durations.add(101);
    durations.add(20'000'000);
    const auto text = metrics.text();
    EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"1e-04\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"0.00025\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"10\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("d_seconds_bucket{le=\"+Inf\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("d_seconds_count 3\n"));
}

}  // namespace
}  // namespace placet::server
