#include <gtest/gtest.h>

#include "merkle/commitment.h"
#include "merkle/entry.h"
#include "merkle/note.h"
#include "merkle/tree.h"

// The worked examples of docs/formats/entry.md and checkpoint.md, which were made by other means.

namespace placet::merkle {
namespace {

// `first`, `first` + 1, …
template <std::size_t N>
std::array<std::uint8_t, N> counting(std::uint8_t first) {
    std::array<std::uint8_t, N> bytes{};
    for (auto& byte : bytes)
        byte = first++;
    return bytes;
}

class Documentation : public ::testing::Test {
protected:
    Documentation() {
        entry_.log_id = counting<16>(0x10);
        entry_.uid = counting<16>(0x20);
        entry_.time_s = 1'790'000'000;
        entry_.source = 17;
        entry_.notice = Notice{counting<16>(0x30), 3, crypto::sha256(view("<p>Я згодны.</p>"))};
        entry_.purposes = {{101, true}, {102, false}};
        entry_.law_profile = "by-99z";
        put(field::email, {std::string("alena@example.by")});
        put(field::time_ms, {std::uint64_t{1'790'000'000'123}});
        entry_.slink = slink(crypto::Key{counting<32>(0x40)}, entry_.uid);
        entry_.idem =
            idem_tag(crypto::Key{counting<32>(0x60)}, 17, "5b1d3c1c-0f0a-4a5e-9c58-2f3a7d3c9b10");
        entry_.details = {{detail::mode, std::uint64_t{4}},
                          {detail::method, method_number("checkbox_unticked")},
                          {detail::recorder, std::uint64_t{1}},
                          {detail::source_version, std::uint64_t{2}},
                          {detail::language, std::string("be")}};
    }

    void put(std::uint16_t id, const cbor::Value& value) {
        const Hash salt = field_salt(crypto::Key{counting<32>(0)}, id);
        entry_.commitments[id] = commit(salt, entry_.log_id, entry_.uid, id, value);
    }

    Entry entry_;
};

TEST_F(Documentation, shows_this_entry) {
    EXPECT_EQ(to_hex(*encode(entry_)),
              "ae01010250101112131415161718191a1b1c1d1e1f0350202122232425262728292a2b2c2d2e2f04"
              "01051a6ab13b8006010711088350303132333435363738393a3b3c3d3e3f035820437adc8142f7b0"
              "4fb2177fa5c0980e3801ebb51575cea9bf597532f75592fc43098282186501821866000a6662792d"
              "39397a0ba201582065eaf544ae229cdad49cb8d973af2248e9b77d95b1d0e1a65cc14190293ce063"
              "07582044f33db9ac74abf43fb58864e283df868057f4f736778bfe29bb61683b0883e40c58205724"
              "226283640e6a052f9983d848e75d177fe6c15194c87020060d5667cf24560d5033eacd2faca891a7"
              "a7c767a9607b6d1b0ea5010402010301040206626265");
    EXPECT_EQ(to_hex(leaf_hash(*encode(entry_))),
              "fe0ceaf7b710cd2e6b2ff5fcb3644725d3467e15628eb26b994f9a6b07883959");
}

TEST_F(Documentation, shows_this_checkpoint) {
    const auto key = crypto::SigningKey::from_seed(crypto::Key{counting<32>(0)});
    const std::string origin = "placet.example/log/101112131415161718191a1b1c1d1e1f";
    const Checkpoint checkpoint{origin, {1, leaf_hash(*encode(entry_))}};
    EXPECT_EQ(sign_checkpoint(checkpoint, key),
              origin + "\n1\n/gzq97cQzS5rL/X8s2RHJdNGfhVijrJrmU+aaweIOVk=\n\n\u2014 " + origin +
                  " OdDjynGCOYOJhB7lIsOzF8W57GIj6DU5AKQJibV3YktoJHlg"
                  "am3p0V0EY7FjmnKJh6WzvAQZWjsZjUsxw7Xb9ccojwM=\n");
    EXPECT_EQ(Vkey::of(origin, key.public_key()).text(),
              origin + "+39d0e3ca+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4");
}

}  // namespace
}  // namespace placet::merkle
