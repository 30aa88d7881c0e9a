#include "forms/screen_hash.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "crypto/crypto.h"
#include "support/stores.h"

namespace placet::forms {
namespace {

using test::must;

const pages::Renderer& captions() {
    static const pages::Renderer renderer = must(pages::Renderer::load());
    return renderer;
}

boost::json::object an_agreement(std::string_view id, boost::json::array label) {
    return {{"agreement", id}, {"label", std::move(label)}};
}
boost::json::object a_manifest(std::string_view submit = "") {
    return {{"lang", "ru"},
            {"submit", submit},
            {"agreements",
             boost::json::array{
                 an_agreement("ag_1",
                              {{{"text", "Я согласен на "}},
                               {{"text", "обработку персональных данных"}, {"link", true}}})}}};
}
std::vector<consents::Answer> opened() {
    return {{.agreement = "ag_1", .version = 1, .checked = true, .text_opened = true}};
}
std::string hash(const boost::json::object& manifest,
                 const std::vector<consents::Answer>& answers) {
    return to_hex(expected_screen(captions(), manifest, answers));
}
std::string hash_of(std::string_view lines) {
    return to_hex(crypto::sha256(view(lines)));
}

// docs/formats/screen-hash.md, "Example"; the widget is held to the same words.
TEST(ScreenHash, is_that_of_the_document) {
    EXPECT_EQ(hash(a_manifest(), opened()),
              "b5c5a2e3e7b263a3ce38ea8731975d50462c2db2e2ae95f5a9f3c2fbf757deae");
}

TEST(ScreenHash, has_no_buttons_of_a_text_that_stayed_closed) {
    const auto expected = hash_of("Я согласен на обработку персональных данных\nОтправить");
    EXPECT_EQ(hash(a_manifest(), {}), expected);
    auto closed = opened();
    closed[0].text_opened = false;
    EXPECT_EQ(hash(a_manifest(), closed), expected);
}

TEST(ScreenHash, takes_the_captions_of_the_form_before_its_own) {
    EXPECT_EQ(hash(a_manifest("Заказать"), {}),
              hash_of("Я согласен на обработку персональных данных\nЗаказать"));
}

TEST(ScreenHash, sees_the_words_and_not_how_they_are_encoded) {
    auto manifest = a_manifest(" \u00a0Abc\ufeff\n\u2003d ");
    manifest["agreements"].as_array()[0].as_object()["label"] =
        boost::json::array{{{"text", "и\u0306од"}}};  // й in two code points
    EXPECT_EQ(hash(manifest, {}), hash_of("\u0439од\nAbc d"));
}

TEST(ScreenHash, keeps_the_order_of_the_manifest) {
    auto manifest = a_manifest();
    manifest["agreements"] = boost::json::array{an_agreement("ag_2", {{{"text", "B"}}}),
                                                an_agreement("ag_1", {{{"text", "A"}}})};
    EXPECT_EQ(hash(manifest, opened()), hash_of("B\nA\nПринимаю\nНе принимаю\nОтправить"));
}

}  // namespace
}  // namespace placet::forms
