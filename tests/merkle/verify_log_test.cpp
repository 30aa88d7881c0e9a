#include "merkle/verify_log.h"

#include <gtest/gtest.h>

#include "merkle/entry_samples.h"

namespace placet::merkle {
namespace {

class WholeLog : public ::testing::Test {
protected:
    void fill(std::uint64_t count) {
        for (std::uint64_t i = 0; i < count; ++i)
            entries_.push_back(test::numbered_entry(i));
    }
    std::vector<Bytes> encoded() const {
        std::vector<Bytes> all;
        for (const Entry& entry : entries_)
            all.push_back(*encode(entry));
        return all;
    }
    static Head head_of(const std::vector<Bytes>& all, std::size_t size) {
        Frontier frontier;
        for (std::size_t i = 0; i < size; ++i)
            frontier.append(leaf_hash(all[i]));
        return {size, frontier.root()};
    }
    LogReport verify(const std::vector<Bytes>& all,
                     const Head& head,
                     std::vector<Head> older = {}) {
        LogVerifier verifier{test::uid_of("log"), std::move(older)};
        for (const Bytes& entry : all)
            verifier.add(entry);
        auto report = verifier.finish(
            head, [&](std::uint64_t index) -> Result<Bytes> { return all.at(index); });
        EXPECT_TRUE(report);
        return std::move(*report);
    }
    // "code index detail" of each finding.
    static std::vector<std::string> texts(const LogReport& report) {
        std::vector<std::string> out;
        for (const LogFinding& finding : report.findings)
            out.push_back(finding.code + " " + std::to_string(finding.index) +
                          (finding.detail.empty() ? "" : " " + finding.detail));
        return out;
    }
    std::vector<std::string> findings(std::vector<Head> older = {}) {
        const auto all = encoded();
        return texts(verify(all, head_of(all, all.size()), std::move(older)));
    }
    using Texts = std::vector<std::string>;

    std::vector<Entry> entries_;
};

TEST_F(WholeLog, is_sound_as_it_was_written) {
    fill(300);
    const auto all = encoded();
    const auto report =
        verify(all,
               head_of(all, 300),
               {head_of(all, 0), head_of(all, 256), head_of(all, 7), head_of(all, 300)});
    EXPECT_TRUE(report.sound()) << testing::PrintToString(texts(report));
    EXPECT_EQ(report.computed.size, 300U);
}

TEST_F(WholeLog, may_be_empty) {
    EXPECT_EQ(findings(), Texts{});
}

TEST_F(WholeLog, differs_from_its_head_when_any_entry_was_changed_left_out_or_swapped) {
    fill(20);
    const auto all = encoded();
    const Head head = head_of(all, 20);
    auto changed = all;
    changed[11].back() ^= 1;
    EXPECT_EQ(texts(verify(changed, head)), Texts{"log.root 20"});
    auto shorter = all;
    shorter.erase(shorter.begin() + 3);
    EXPECT_EQ(texts(verify(shorter, head)), Texts{"log.size 19"});
    auto swapped = all;
    std::swap(swapped[4], swapped[5]);
    EXPECT_EQ(texts(verify(swapped, head)), Texts{"log.root 20"});
}

TEST_F(WholeLog, must_contain_every_older_head_as_a_prefix) {
    fill(20);
    const auto all = encoded();
    Head forged = head_of(all, 8);
    forged.root[0] ^= 1;
    Head later = head_of(all, 20);
    later.size = 21;
    EXPECT_EQ(findings({head_of(all, 8), forged, later, {0, Hash{}}}),
              (Texts{"log.prefix 0", "log.prefix 8", "log.prefix 21 the log is shorter"}));
}

TEST_F(WholeLog, has_each_idempotency_tag_once) {
    fill(20);
    entries_[9].idem = entries_[2].idem;
    entries_[15].idem = entries_[2].idem;
    entries_[4].idem.reset();
    entries_[5].idem.reset();
    EXPECT_EQ(findings(), (Texts{"log.duplicate 9 2", "log.duplicate 15 2"}));
}

TEST_F(WholeLog, may_have_tags_that_only_begin_alike) {
    fill(5);
    entries_[3].idem = entries_[1].idem;
    (*entries_[3].idem)[15] ^= 1;
    EXPECT_EQ(findings(), Texts{});
}

TEST_F(WholeLog, may_not_go_back_in_time_by_more_than_a_minute) {
    fill(4);
    entries_[1].time_s = entries_[0].time_s + 100;
    entries_[2].time_s = entries_[1].time_s - 60;
    entries_[3].time_s = entries_[2].time_s - 61;
    EXPECT_EQ(findings(), Texts{"log.time 3"});
}

TEST_F(WholeLog, has_only_entries_of_its_own) {
    fill(3);
    entries_[1].log_id = test::uid_of("other");
    EXPECT_EQ(findings(), Texts{"log.foreign 1"});
}

TEST_F(WholeLog, counts_what_it_cannot_read_and_goes_on) {
    fill(3);
    auto all = encoded();
    all[1] = Bytes{0xFF};
    EXPECT_EQ(texts(verify(all, head_of(all, 3))), Texts{"log.entry 1 entry.malformed"});
}

TEST_F(WholeLog, keeps_the_first_hundred_findings_and_counts_all) {
    fill(150);
    for (Entry& entry : entries_)
        entry.log_id = test::uid_of("other");
    const auto all = encoded();
    const auto report = verify(all, head_of(all, 150));
    EXPECT_EQ(report.found, 150U);
    EXPECT_EQ(report.findings.size(), LogVerifier::most_findings);
    EXPECT_FALSE(report.sound());
}

}  // namespace
}  // namespace placet::merkle
