#include "merkle/receipt.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <functional>

#include "merkle/commitment.h"
#include "merkle/entry_samples.h"

namespace placet::merkle {
namespace {

namespace bj = boost::json;

constexpr std::string_view html = "<p>Я згодны на апрацоўку персанальных даных.</p>";

// A log of seven entries; the receipt is of the one at index 4, with every field opened.
class Receipt : public ::testing::Test {
protected:
    Receipt() {
        entry_ = test::full_entry();
        entry_.type = EntryType::grant;
        entry_.notice->text_sha256 = crypto::sha256(view(html));
        using cbor::Array;
        using cbor::Value;
        const auto text = [](const char* value) { return Value{std::string(value)}; };
        open(field::email, text("anna@example.org"));
        open(field::phone, text("+375291234567"));
        open(field::ip, {Bytes{192, 0, 2, 10}});
        open(field::time_ms, {std::uint64_t{1763780055123}});
        open(field::references, {Array{{Bytes(16, 7)}}});
        open(field::answers, {Array{{Array{text("Цвет"), text("синий")}}}});
        open(field::attachments, {Array{}});
        parts_.entry = *encode(entry_);
        parts_.text = ReceiptText{"be", std::string(html)};
        parts_.summary = {{"company", "ООО «Полесье-Трейд»"}};
        seal(origin(), key_);
    }

    std::string origin() const { return "placet.example/log/" + to_hex(entry_.log_id); }

    // Puts the entry into a tree and signs its head.
    void seal(const std::string& origin, const crypto::SigningKey& key) {
        std::vector<Hash> leaves;
        for (std::uint64_t i = 0; i < 7; ++i)
            leaves.push_back(i == 4 ? leaf_hash(parts_.entry)
                                    : leaf_hash(*encode(test::numbered_entry(i))));
        Frontier frontier;
        for (const Hash& leaf : leaves)
            frontier.append(leaf);
        const NodeReader node = [&](unsigned level, std::uint64_t index) -> Result<Hash> {
            Frontier part;
            for (std::uint64_t i = index << level; i < (index + 1) << level; ++i)
                part.append(leaves[i]);
            return part.root();
        };
        parts_.vkey = Vkey::of(origin, key.public_key());
        parts_.proof = {
            4, *inclusion_proof(4, 7, node), sign_checkpoint({origin, {7, frontier.root()}}, key)};
    }

    std::string json() const { return receipt_json(parts_); }

    // The receipt after somebody changed its JSON.
    std::string tampered(const std::function<void(bj::object&)>& change) const {
        bj::value value = bj::parse(json());
        change(value.as_object());
        return bj::serialize(value);
    }

    std::string code(const std::string& file) const {
        const auto verdict = verify_receipt(file, pinned());
        return verdict ? "" : verdict.error().code;
    }

    Vkey pinned() const { return Vkey::of(origin(), key_.public_key()); }

    static crypto::SigningKey signing_key(std::uint8_t seed) {
        std::array<std::uint8_t, 32> bytes{};
        bytes.fill(seed);
        return crypto::SigningKey::from_seed(crypto::Key{bytes});
    }

    const crypto::SigningKey key_ = signing_key(1);
    const crypto::SigningKey other_key_ = signing_key(2);
    Entry entry_;
    ReceiptParts parts_;

private:
    void open(std::uint16_t id, cbor::Value value) {
        const Hash salt = field_salt(crypto::Key{crypto::sha256(view("secret"))}, id);
        entry_.commitments[id] = commit(salt, entry_.log_id, entry_.uid, id, value);
        parts_.opened.push_back({id, std::move(value), salt});
    }
};

TEST_F(Receipt, verifies_and_tells_what_is_certain) {
    const auto verdict = verify_receipt(json(), pinned());
    ASSERT_TRUE(verdict) << verdict.error().code;
    EXPECT_EQ(verdict->index, 4U);
    EXPECT_EQ(verdict->checkpoint.head.size, 7U);
    EXPECT_EQ(verdict->entry, *decode_entry(parts_.entry));
    EXPECT_EQ(verdict->leaf, leaf_hash(parts_.entry));
    ASSERT_EQ(verdict->opened.size(), parts_.opened.size());
    for (std::size_t i = 0; i < parts_.opened.size(); ++i)
        EXPECT_EQ(cbor::encode(verdict->opened[i].value), cbor::encode(parts_.opened[i].value));
    EXPECT_EQ(verdict->text->html, html);
    EXPECT_EQ(verdict->text->lang, "be");
    EXPECT_FALSE(verdict->names_other_key);
}

TEST_F(Receipt, may_open_nothing_and_carry_no_text) {
    parts_.opened.clear();
    parts_.text.reset();
    parts_.summary.clear();
    EXPECT_EQ(code(json()), "");
}

TEST_F(Receipt, is_refused_when_it_is_no_receipt) {
    for (const char* file : {"", "null", "[]", "{}", "{\"format\":1}", "\xff"})
        EXPECT_EQ(code(file), "receipt.malformed") << file;
    EXPECT_EQ(code(json().substr(0, json().size() - 1)), "receipt.malformed");
    EXPECT_EQ(code(tampered([](auto& file) { file.erase("vkey"); })), "receipt.malformed");
    EXPECT_EQ(code(tampered([](auto& file) { file["note"] = "trust me"; })), "receipt.malformed");
    EXPECT_EQ(code(tampered([](auto& file) { file["index"] = -1; })), "receipt.malformed");
    EXPECT_EQ(code(tampered([](auto& file) { file["entry"] = "?"; })), "receipt.malformed");
    EXPECT_EQ(code(std::string(5 << 20, ' ')), "receipt.malformed");
}

TEST_F(Receipt, is_refused_in_another_format) {
    EXPECT_EQ(code(tampered([](auto& file) { file["format"] = "placet-receipt/2"; })),
              "receipt.format");
}

TEST_F(Receipt, is_refused_when_the_entry_cannot_be_read) {
    EXPECT_EQ(code(tampered([](auto& file) { file["entry"] = "oA=="; })), "receipt.entry");
}

TEST_F(Receipt, is_refused_when_the_proof_cannot_be_read) {
    EXPECT_EQ(code(tampered([](auto& file) { file["proof"] = "c2sp.org/tlog-proof@v2\n"; })),
              "receipt.proof");
    parts_.proof.checkpoint = "no note\n";
    EXPECT_EQ(code(json()), "receipt.proof");
}

TEST_F(Receipt, needs_the_signature_of_the_pinned_key_whatever_key_it_names) {
    seal(origin(), other_key_);  // an impostor who signs a tree of his own and names his key
    EXPECT_EQ(code(json()), "receipt.signature");
    EXPECT_TRUE(verify_receipt(json(), Vkey::of(origin(), other_key_.public_key())));
    parts_.vkey = pinned();
    EXPECT_EQ(code(json()), "receipt.signature");
}

TEST_F(Receipt, needs_a_checkpoint_of_the_pinned_log) {
    parts_.proof.checkpoint =
        sign_note(checkpoint_body({"placet.example/log/other", {7, Hash{}}}), origin(), key_);
    EXPECT_EQ(code(json()), "receipt.origin");
}

TEST_F(Receipt, says_when_it_names_another_key_but_does_not_use_it) {
    const auto file = tampered([](auto& json) { json["vkey"] = "nonsense"; });
    const auto verdict = verify_receipt(file, pinned());
    ASSERT_TRUE(verdict);
    EXPECT_TRUE(verdict->names_other_key);
}

TEST_F(Receipt, needs_an_entry_made_for_this_log) {
    const std::string other = "placet.example/log/" + to_hex(test::uid_of("other log"));
    seal(other, key_);
    const auto verdict = verify_receipt(json(), Vkey::of(other, key_.public_key()));
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().code, "receipt.log");
}

TEST_F(Receipt, needs_one_index) {
    EXPECT_EQ(code(tampered([](auto& file) { file["index"] = 5; })), "receipt.index");
}

TEST_F(Receipt, needs_the_entry_to_be_in_the_tree) {
    entry_.source = 18;
    parts_.entry = *encode(entry_);
    EXPECT_EQ(code(json()), "receipt.inclusion");
}

TEST_F(Receipt, needs_exactly_the_hashes_of_its_place) {
    auto whole = parts_.proof;
    parts_.proof.hashes.pop_back();
    EXPECT_EQ(code(json()), "receipt.inclusion");
    parts_.proof = whole;
    parts_.proof.hashes.push_back(Hash{});
    EXPECT_EQ(code(json()), "receipt.inclusion");
    parts_.proof = whole;
    parts_.proof.hashes[1][0] ^= 1;
    EXPECT_EQ(code(json()), "receipt.inclusion");
    parts_.proof = whole;
    parts_.proof.index = 5;
    EXPECT_EQ(code(json()), "receipt.inclusion");
    parts_.proof.index = 7;
    EXPECT_EQ(code(json()), "receipt.inclusion");
}

TEST_F(Receipt, needs_each_opened_value_to_be_the_committed_one) {
    for (std::size_t i = 0; i < parts_.opened.size(); ++i) {
        auto changed = parts_;
        changed.opened[i].salt[31] ^= 1;
        EXPECT_EQ(code(receipt_json(changed)), "receipt.commitment") << i;
    }
    parts_.opened[0].value = {std::string("anna@example.com")};
    EXPECT_EQ(code(json()), "receipt.commitment");
    parts_.opened[0].field = field::name;
    EXPECT_EQ(code(json()), "receipt.commitment");
}

TEST_F(Receipt, needs_opened_fields_to_be_committed_at_all) {
    entry_.commitments.erase(field::email);
    parts_.entry = *encode(entry_);
    seal(origin(), key_);
    EXPECT_EQ(code(json()), "receipt.commitment");
}

TEST_F(Receipt, needs_opened_fields_to_have_their_type_and_to_be_opened_once) {
    const auto with_value = [&](bj::value value) {
        return code(tampered([&](auto& file) { file["opened"].at(0).at("value") = value; }));
    };
    EXPECT_EQ(with_value(7), "receipt.field");
    EXPECT_EQ(with_value(-7), "receipt.field");
    EXPECT_EQ(with_value(nullptr), "receipt.field");
    EXPECT_EQ(with_value(true), "receipt.field");
    EXPECT_EQ(with_value({{"base64", "AAAA"}}), "receipt.field");
    EXPECT_EQ(with_value({{"base64", "AAA"}}), "receipt.field");
    EXPECT_EQ(with_value({{"hex", "00"}}), "receipt.field");
    EXPECT_EQ(code(tampered([](auto& file) { file["opened"].at(0).at("field") = 14; })),
              "receipt.field");
    parts_.opened.push_back(parts_.opened[0]);
    EXPECT_EQ(code(json()), "receipt.field");
}

TEST_F(Receipt, needs_the_text_that_was_shown) {
    parts_.text->html += " ";
    EXPECT_EQ(code(json()), "receipt.text");
    parts_.text->html = html;
    EXPECT_EQ(code(tampered([](auto& file) {
                  file["text"].at("sha256") = to_hex(crypto::sha256(view("other")));
              })),
              "receipt.text");
    entry_.notice.reset();
    parts_.entry = *encode(entry_);
    seal(origin(), key_);
    EXPECT_EQ(code(json()), "receipt.text");
}

}  // namespace
}  // namespace placet::merkle
