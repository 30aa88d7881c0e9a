#include "ledger/sequencer.h"

#include <gtest/gtest.h>

#include "ledger/reader.h"
#include "merkle/commitment.h"
#include "merkle/entry.h"
#include "support/installation.h"

namespace placet::ledger {
namespace {

using test::Installation;
using test::must;

class SequencerTest : public test::StoreTest {};

// An entry that says nothing about anybody.
Addition an_addition(Installation& at, std::string_view key = {}) {
    merkle::Entry entry{.log_id = at.log->row.log_id,
                        .uid = at.random.bytes<16>(),
                        .time_s = static_cast<std::uint64_t>(at.clock.now().seconds()),
                        .source = 17};
    Addition addition{.time_s = at.clock.now().seconds()};
    if (!key.empty()) {
        entry.idem = merkle::idem_tag(at.log->idempotency, 17, key);
        addition.tag = to_bytes(*entry.idem);
    }
    addition.e = must(merkle::encode(entry));
    addition.leaf = merkle::leaf_hash(addition.e);
    return addition;
}

Work work_of(Installation& at, std::string_view key = {}) {
    Work work{.log = at.log->row.log};
    work.additions.push_back(an_addition(at, key));
    return work;
}

TEST_P(SequencerTest, gives_consecutive_indices_and_signs_the_durable_head) {
    Installation at(GetParam());
    for (std::uint64_t i = 0; i < 5; ++i)
        EXPECT_EQ(must(at.sequencer.submit_and_wait(work_of(at))).first, i);
    const auto head = must(at.heads.newest(at.log->row.log));
    EXPECT_EQ(head.head.size, 5);
    EXPECT_EQ(must(merkle::open_checkpoint(head.note, at.log->vkey)).head.root, head.head.root);
    EXPECT_EQ(must(root_at(*at.main, at.log->row.log, 5)), head.head.root);
}

// The boundary of a tile is where trees are built wrong.
TEST_P(SequencerTest, proves_every_entry_across_the_edge_of_a_tile) {
    Installation at(GetParam());
    const auto log = at.log->row.log;
    std::map<std::uint64_t, Hash> roots;
    std::vector<Hash> leaves;
    while (leaves.size() < 258) {
        Work work{.log = log};
        const std::size_t wanted = leaves.size() < 250 ? 50 : 1;
        for (std::size_t i = 0; i < wanted; ++i) {
            work.additions.push_back(an_addition(at));
            leaves.push_back(work.additions.back().leaf);
        }
        must(at.sequencer.submit_and_wait(std::move(work)));
        roots[leaves.size()] = must(at.heads.newest(log)).head.root;
    }
    for (const std::uint64_t size : {255U, 256U, 257U, 258U}) {
        EXPECT_EQ(must(root_at(*at.main, log, size)), roots.at(size)) << size;
        for (std::uint64_t index = 0; index < size; index += 17) {
            const auto proof = must(inclusion(*at.main, log, index, size));
            EXPECT_TRUE(
                merkle::verify_inclusion(leaves[index], index, size, proof, roots.at(size)));
        }
        for (const std::uint64_t from : {50U, 200U, 250U, 255U}) {
            const auto proof = must(consistency(*at.main, log, from, size));
            EXPECT_TRUE(
                merkle::verify_consistency({from, roots.at(from)}, {size, roots.at(size)}, proof));
        }
    }
    const auto full = must(read_tile(*at.main, log, must(merkle::TilePath::parse("0/000"))));
    EXPECT_EQ(full.size(), 8192U);
    const auto partial = must(read_tile(*at.main, log, must(merkle::TilePath::parse("0/001.p/2"))));
    EXPECT_EQ(must(merkle::decode_tile(partial)), (std::vector<Hash>{leaves[256], leaves[257]}));
    const auto upper = must(read_tile(*at.main, log, must(merkle::TilePath::parse("1/000.p/1"))));
    EXPECT_EQ(upper.size(), 32U);
    EXPECT_EQ(read_tile(*at.main, log, must(merkle::TilePath::parse("0/001.p/3"))).error().code,
              "tile_not_found");
}

TEST_P(SequencerTest, answers_a_repeated_key_with_the_first_index) {
    Installation at(GetParam());
    const auto first = must(at.sequencer.submit_and_wait(work_of(at, "key-1")));
    const auto again = must(at.sequencer.submit_and_wait(work_of(at, "key-1")));
    EXPECT_FALSE(first.replayed);
    EXPECT_TRUE(again.replayed);
    EXPECT_EQ(again.first, first.first);
    EXPECT_EQ(must(durable_head(*at.main, at.log->row.log)).size, 1);
}

TEST_P(SequencerTest, takes_a_token_once_and_refuses_it_with_another_key) {
    Installation at(GetParam());
    const SpentToken token{1, 2, 3};
    auto first = work_of(at, "key-1"), second = work_of(at, "key-2"),
         repeated = work_of(at, "key-1");
    first.token = second.token = repeated.token = token;
    must(at.sequencer.submit_and_wait(std::move(first)));
    EXPECT_EQ(at.sequencer.submit_and_wait(std::move(second)).error().code, "token_spent");
    EXPECT_TRUE(must(at.sequencer.submit_and_wait(std::move(repeated))).replayed);
}

TEST_P(SequencerTest, refuses_one_bad_item_and_keeps_its_neighbours) {
    Installation at(GetParam());
    std::vector<std::future<Result<Appended>>> answers;
    for (int i = 0; i < 20; ++i) {
        auto work = work_of(at);
        if (i == 7) work.additions[0].leaf[0] ^= 1;  // a bit flipped in memory
        auto promise = std::make_shared<std::promise<Result<Appended>>>();
        answers.push_back(promise->get_future());
        work.done = [promise](Result<Appended> outcome) { promise->set_value(std::move(outcome)); };
        at.sequencer.submit(std::move(work));
    }
    for (int i = 0; i < 20; ++i) {
        const auto answer = answers[static_cast<std::size_t>(i)].get();
        EXPECT_EQ(answer.has_value(), i != 7) << i;
    }
    EXPECT_EQ(must(durable_head(*at.main, at.log->row.log)).size, 19);
}

TEST_P(SequencerTest, refuses_an_entry_that_lags_the_log_by_more_than_a_minute) {
    Installation at(GetParam());
    must(at.sequencer.submit_and_wait(work_of(at)));
    at.clock.advance_seconds(-61);
    EXPECT_EQ(at.sequencer.submit_and_wait(work_of(at)).error().code, "ledger.clock");
    at.clock.advance_seconds(2);
    EXPECT_TRUE(at.sequencer.submit_and_wait(work_of(at)));
}

// A restored backup is shorter than what was signed before: it must not sign a second history.
TEST_P(SequencerTest, freezes_a_log_that_is_older_than_its_anchor) {
    Installation at(GetParam());
    must(at.sequencer.submit_and_wait(work_of(at)));
    EXPECT_TRUE(must(at.heads.guard()).empty());
    auto tree = must(durable_head(*at.main, at.log->row.log));
    tree.size = 9;
    must(at.anchor.write(at.log->row,
                         merkle::sign_checkpoint({at.log->row.origin, tree}, at.log->signing)));
    EXPECT_EQ(must(at.heads.guard()).size(), 1U);
    EXPECT_EQ(at.sequencer.submit_and_wait(work_of(at)).error().code, "frozen");
}

ON_BOTH_STORES(SequencerTest);

}  // namespace
}  // namespace placet::ledger
