#include "subjects/finder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <set>
#include <thread>

#include "support/memory_keys.h"
#include "support/stores.h"

namespace placet::subjects {
namespace {

using test::must;
using testing::ElementsAre;

class FinderTest : public test::StoreTest {
protected:
    static Wanted who(std::optional<std::string> email,
                      std::optional<std::string> phone = {},
                      std::int64_t workspace = 1) {
        return {.workspace = workspace, .who = {std::move(email), std::move(phone)}, .done = {}};
    }
    Subject find(Wanted wanted) { return must(finder.find_or_create({std::move(wanted)})).at(0); }
    std::int64_t subjects() {
        return must(store->read([](db::Transaction& tx) {
                   return tx.query({.name = "test", .common = "SELECT count(*) FROM subject"}, {});
               }))[0]
            .integer(0);
    }

    crypto::SystemRandom random;
    test::MemoryKeys files{random};
    std::unique_ptr<crypto::KeyRing> ring = must(crypto::KeyRing::open(files, random));
    test::TestStore store = a_store(schema::Store::keys);
    Finder finder{*store, *ring, random};
};

TEST_P(FinderTest, finds_the_person_again_with_the_same_keys) {
    const auto first = find(who("anna@example.by", "+375296123456"));
    const auto again = find(who("anna@example.by"));
    EXPECT_EQ(again.sid, first.sid);
    EXPECT_TRUE(crypto::equal(again.operational.bytes(), first.operational.bytes()));
    EXPECT_TRUE(crypto::equal(again.evidence.bytes(), first.evidence.bytes()));
    EXPECT_TRUE(crypto::equal(again.link.bytes(), first.link.bytes()));
    EXPECT_EQ(find(who({}, "+375296123456")).sid, first.sid);
    EXPECT_EQ(subjects(), 1);
}

TEST_P(FinderTest, learns_a_new_identifier_of_somebody_it_knows) {
    const auto anna = find(who("anna@example.by"));
    const auto grown = find(who("anna@example.by", "+375296123456"));
    EXPECT_THAT(grown.phones, ElementsAre("+375296123456"));
    EXPECT_EQ(find(who({}, "+375296123456")).sid, anna.sid);
}

// Whoever types a known telephone number with ever new addresses must not fill a person's record.
TEST_P(FinderTest, learns_only_so_many_identifiers_of_one_person) {
    const auto anna = find(who("anna@example.by", "+375296123456"));
    Subject last;
    for (int i = 0; i < 40; ++i)
        last = find(who("a" + std::to_string(i) + "@example.by", "+375296123456"));
    EXPECT_EQ(last.sid, anna.sid);
    EXPECT_EQ(last.emails.size(), 16U);
    EXPECT_EQ(find(who("a3@example.by")).sid, anna.sid);
    EXPECT_NE(find(who("a39@example.by")).sid, anna.sid);
}

TEST_P(FinderTest, keeps_workspaces_apart) {
    const auto here = find(who("anna@example.by", {}, 1));
    const auto there = find(who("anna@example.by", {}, 2));
    EXPECT_NE(here.sid, there.sid);
    EXPECT_FALSE(crypto::equal(here.link.bytes(), there.link.bytes()));
}

TEST_P(FinderTest, makes_somebody_new_of_everybody_who_left_nothing) {
    EXPECT_NE(find(who({})).sid, find(who({})).sid);
}

// One batch may hold the same person twice: two tabs, one double click.
TEST_P(FinderTest, makes_one_person_of_twins_in_a_batch) {
    const auto found = must(finder.find_or_create({who("anna@example.by"),
                                                   who("boris@example.by"),
                                                   who("anna@example.by", "+375296123456"),
                                                   who({}, "+375296123456")}));
    EXPECT_EQ(found.at(2).sid, found.at(0).sid);
    EXPECT_EQ(found.at(3).sid, found.at(0).sid);
    EXPECT_NE(found.at(1).sid, found.at(0).sid);
    EXPECT_EQ(subjects(), 2);
}

TEST_P(FinderTest, makes_one_person_of_many_threads_that_ask_at_once) {
    constexpr int threads = 8;
    std::vector<std::future<std::int64_t>> asked;
    for (int i = 0; i < threads; ++i)
        asked.push_back(std::async(std::launch::async, [this] {
            Finder own{*store, *ring, random};
            return must(own.find_or_create({who("anna@example.by", "+375296123456")})).at(0).sid;
        }));
    std::set<std::int64_t> sids;
    for (auto& one : asked)
        sids.insert(one.get());
    EXPECT_EQ(sids.size(), 1U);
    EXPECT_EQ(subjects(), 1);
}

TEST_P(FinderTest, writes_no_identifier_in_the_clear) {
    find(who("anna.kovaleva@example.by", "+375296123456"));
    const auto rows = must(store->read([](db::Transaction& tx) {
        return tx.query({.name = "test", .common = "SELECT ident_ct FROM subject"}, {});
    }));
    const BytesView sealed = rows.at(0).bytes(0);
    for (const std::string_view word : {"anna", "kovaleva", "example", "375296"})
        EXPECT_EQ(text_view(sealed).find(word), std::string_view::npos) << word;
}

TEST_P(FinderTest, answers_everybody_who_queued_before_it_stops) {
    std::promise<Result<Subject>> answered;
    auto wanted = who("anna@example.by");
    wanted.done = [&](Result<Subject> subject) { answered.set_value(std::move(subject)); };
    std::thread working([this] { finder.run(); });
    finder.submit(std::move(wanted));
    EXPECT_EQ(must(answered.get_future().get()).emails.at(0), "anna@example.by");
    finder.stop();
    working.join();
}

ON_BOTH_STORES(FinderTest);

}  // namespace
}  // namespace placet::subjects
