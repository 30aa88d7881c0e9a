#include "merkle/note.h"

#include <gtest/gtest.h>

#include "support/vectors.h"

namespace placet::merkle {
namespace {

crypto::SigningKey test_key(std::uint8_t seed = 7) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(seed);
    return crypto::SigningKey::from_seed(crypto::Key{bytes});
}

const std::string origin = "placet.example/log/7f3a9c0e5d1b4a62b8f0c4d2e6a81935";

Checkpoint sample() {
    return {origin, {5, leaf_hash(Bytes{1})}};
}

TEST(Vkey, reads_and_writes_the_published_keys) {
    VECTORS_OR_SKIP(file, "notes/signed_note_vectors.json");
    const auto json = test::read_json(file);
    for (const auto& item : json.at("vkeys_ok").as_array()) {
        const auto text = test::text_of(item);
        if (text.starts_with("remora.n621.de+")) {
            EXPECT_FALSE(Vkey::parse(text)) << "a cosignature key (type 4) cannot sign a log";
            continue;
        }
        const auto vkey = Vkey::parse(text);
        ASSERT_TRUE(vkey) << text;
        EXPECT_EQ(vkey->text(), text);
    }
    for (const auto& item : json.at("vkeys_bad").as_array()) {
        EXPECT_EQ(Vkey::parse(item.as_string()).error().code, "note.vkey") << item;
    }
}

TEST(Vkey, refuses_names_with_spaces_and_missing_parts) {
    const std::string good = Vkey::of(origin, test_key().public_key()).text();
    EXPECT_TRUE(Vkey::parse(good));
    for (const std::string& bad : {std::string{},
                                   good.substr(0, good.size() - 1),
                                   good + "=",
                                   " " + good,
                                   "+" + good,
                                   std::string("a+b"),
                                   good + "+"})
        EXPECT_FALSE(Vkey::parse(bad)) << bad;
    EXPECT_FALSE(Vkey::parse(Vkey::of("a b", test_key().public_key()).text()));
    EXPECT_FALSE(Vkey::parse(Vkey::of("a\u00A0b", test_key().public_key()).text()));
}

TEST(Note, judges_the_published_notes) {
    VECTORS_OR_SKIP(file, "notes/signed_note_vectors.json");
    const auto json = test::read_json(file);
    for (const auto& item : json.at("notes").as_array()) {
        SCOPED_TRACE(test::text_of(item.at("desc")));
        const auto note = test::text_of(item.at("note"));
        std::vector<std::string> verified;
        for (const auto& text : item.at("vkeys").as_array()) {
            const auto vkey = Vkey::parse(text.as_string());
            ASSERT_TRUE(vkey);
            if (open_note(note, *vkey)) verified.push_back(vkey->name);
        }
        std::vector<std::string> expected;
        if (item.at("ok").as_bool())
            for (const auto& name : item.at("verified").as_array())
                expected.push_back(test::text_of(name));
        EXPECT_EQ(verified, expected);
    }
    const auto peter = Vkey::parse(json.at("vkeys_ok").as_array()[0].as_string());
    for (const auto& item : json.at("notes_bad_bytes_hex").as_array())
        EXPECT_EQ(open_note(text_view(test::hex(item)), *peter).error().code, "note.malformed");
}

TEST(Note, signs_the_published_text_to_the_published_bytes) {
    VECTORS_OR_SKIP(file, "notes/signed_note_vectors.json");
    const auto sign = test::read_json(file).at("sign");
    const auto secret = test::text_of(sign.at("skey_seed_from"));
    const auto key_bytes = from_base64(secret.substr(secret.size() - 44));
    ASSERT_TRUE(key_bytes);
    const auto seed = crypto::Key::from(BytesView(*key_bytes).subspan(1));
    const auto text = test::text_of(sign.at("text"));
    EXPECT_EQ(sign_note(text, "PeterNeumann", crypto::SigningKey::from_seed(*seed)),
              text + "\n" + test::text_of(sign.at("want_sig_line")));
}

TEST(Checkpoint, judges_the_published_bodies) {
    VECTORS_OR_SKIP(file, "notes/signed_note_vectors.json");
    const auto json = test::read_json(file);
    for (const auto& item : json.at("checkpoint_bodies").as_array()) {
        SCOPED_TRACE(test::text_of(item.at("desc")));
        const auto parsed = parse_checkpoint_body(item.at("body").as_string());
        ASSERT_EQ(parsed.has_value(), item.at("ok").as_bool());
        if (!parsed) continue;
        EXPECT_EQ(parsed->origin, test::text_of(item.at("origin")));
        EXPECT_EQ(parsed->head.size, item.at("size").to_number<std::uint64_t>());
    }
}

TEST(Checkpoint, of_another_implementation_opens) {
    VECTORS_OR_SKIP(folder, "tessera-log");
    const auto vkey = Vkey::parse(
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    for (std::uint64_t size = 0; size <= 15; ++size) {
        const auto note = test::read_text(folder / ("checkpoint." + std::to_string(size)));
        const auto checkpoint = open_checkpoint(note, *vkey);
        ASSERT_TRUE(checkpoint) << size;
        EXPECT_EQ(checkpoint->head.size, size);
        EXPECT_EQ(note.substr(0, note.find("\n\n") + 1), checkpoint_body(*checkpoint));
    }
}

TEST(Checkpoint, survives_a_round_trip_and_is_deterministic) {
    const auto key = test_key();
    const std::string note = sign_checkpoint(sample(), key);
    EXPECT_EQ(note, sign_checkpoint(sample(), key));
    const auto opened = open_checkpoint(note, Vkey::of(origin, key.public_key()));
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->origin, origin);
    EXPECT_EQ(opened->head.size, 5U);
    EXPECT_EQ(opened->head.root, sample().head.root);
}

TEST(Checkpoint, is_refused_when_any_byte_of_it_changes) {
    const auto key = test_key();
    const Vkey vkey = Vkey::of(origin, key.public_key());
    const std::string note = sign_checkpoint(sample(), key);
    for (std::size_t i = 0; i < note.size(); ++i) {
        std::string changed = note;
        changed[i] ^= 1;
        EXPECT_FALSE(open_checkpoint(changed, vkey)) << i;
        EXPECT_FALSE(open_checkpoint(note.substr(0, i), vkey)) << i;
    }
}

TEST(Checkpoint, needs_the_pinned_key) {
    const std::string note = sign_checkpoint(sample(), test_key(8));
    EXPECT_EQ(open_checkpoint(note, Vkey::of(origin, test_key(7).public_key())).error().code,
              "note.signature");
}

TEST(Checkpoint, needs_its_own_origin_in_the_first_line) {
    const auto key = test_key();
    const std::string note = sign_note(checkpoint_body(sample()), "other.example/log", key);
    EXPECT_EQ(open_checkpoint(note, Vkey::of("other.example/log", key.public_key())).error().code,
              "note.origin");
}

TEST(Checkpoint, ignores_lines_of_unknown_keys_but_not_a_forged_line_of_a_known_one) {
    const auto key = test_key();
    const Vkey vkey = Vkey::of(origin, key.public_key());
    const std::string note = sign_checkpoint(sample(), key);
    const std::string line = note.substr(note.rfind("\u2014"));
    const std::string foreign = "\u2014 witness.example " + to_base64(Bytes(2420)) + "\n";
    EXPECT_TRUE(open_checkpoint(note + foreign, vkey));
    EXPECT_TRUE(open_checkpoint(note.substr(0, note.size() - line.size()) + foreign + line, vkey));

    std::string forged = line;
    forged[forged.size() - 8] = forged[forged.size() - 8] == 'A' ? 'B' : 'A';
    EXPECT_EQ(open_checkpoint(note + forged, vkey).error().code, "note.signature");
    EXPECT_EQ(open_checkpoint(note + "no signature\n", vkey).error().code, "note.malformed");
}

TEST(TlogProof, survives_a_round_trip) {
    const TlogProof proof{
        3, {leaf_hash(Bytes{1}), leaf_hash(Bytes{2})}, sign_checkpoint(sample(), test_key())};
    const std::string text = to_text(proof);
    EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"));
    const auto parsed = parse_tlog_proof(text);
    ASSERT_TRUE(parsed);
    EXPECT_EQ(parsed->index, 3U);
    EXPECT_EQ(parsed->hashes, proof.hashes);
    EXPECT_EQ(parsed->checkpoint, proof.checkpoint);
    EXPECT_EQ(to_text(*parsed), text);
}

TEST(TlogProof, may_be_empty_for_a_tree_of_one_leaf) {
    const auto parsed = parse_tlog_proof("c2sp.org/tlog-proof@v1\nindex 0\n\nnote\n");
    ASSERT_TRUE(parsed);
    EXPECT_TRUE(parsed->hashes.empty());
    EXPECT_EQ(parsed->checkpoint, "note\n");
}

TEST(TlogProof, tolerates_extra_data_without_trusting_it) {
    EXPECT_TRUE(parse_tlog_proof("c2sp.org/tlog-proof@v1\nextra YWJj\nindex 0\n\nnote\n"));
    EXPECT_FALSE(parse_tlog_proof("c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\nnote\n"));
}

TEST(TlogProof, is_refused_in_any_other_form) {
    const std::string hash = to_base64(empty_root());
    std::string many = "c2sp.org/tlog-proof@v1\nindex 0\n";
    for (int i = 0; i < 64; ++i)
        many += hash + "\n";
    for (const std::string& text :
         {std::string{},
          std::string("c2sp.org/tlog-proof@v2\nindex 0\n\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex 00\n\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex -1\n\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex 9223372036854775808\n\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex 0\nnote\n"),
          std::string("c2sp.org/tlog-proof@v1\nindex 0\n\n"),
          std::string("c2sp.org/tlog-proof@v1\r\nindex 0\n\nnote\n"),
          many + "\nnote\n"})
        EXPECT_EQ(parse_tlog_proof(text).error().code, "proof.malformed") << text;
}

}  // namespace
}  // namespace placet::merkle
