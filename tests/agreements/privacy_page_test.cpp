#include "agreements/privacy_page.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace placet::agreements {
namespace {

CompanyPublication publication(const std::string& agreement, std::int64_t version, int day) {
    CompanyPublication one;
    one.version.agreement = agreement;
    one.version.version = version;
    one.version.company = {.id = "co_x", .name = "ООО «Ромашка»", .requisites_line = {}};
    one.version.languages = {"ru", "be"};
    one.version.default_language = "ru";
    one.version.title = {{"ru", agreement + " " + std::to_string(version)}};
    one.version.published_at = Timestamp{}.plus_seconds(std::int64_t{86'400} * day);
    return one;
}

class PrivacyPageTest : public testing::Test {
protected:
    boost::json::object page(std::optional<std::size_t> edition = {},
                             std::string_view lang = "ru") {
        auto context = privacy_context(*renderer, {publications, edition, lang});
        EXPECT_TRUE(context);
        return context ? *context : boost::json::object{};
    }
    static std::vector<std::string> titles(const boost::json::object& page) {
        std::vector<std::string> all;
        for (const auto& agreement : page.at("agreements").as_array())
            all.emplace_back(agreement.at("title").as_string());
        return all;
    }

    Result<pages::Renderer> renderer = pages::Renderer::load();
    std::vector<CompanyPublication> publications = {publication("processing", 1, 1),
                                                    publication("news", 1, 2),
                                                    publication("processing", 2, 3)};
};

TEST_F(PrivacyPageTest, shows_the_newest_version_of_every_agreement) {
    EXPECT_EQ(titles(page()), (std::vector<std::string>{"processing 2", "news 1"}));
    EXPECT_EQ(page().at("edition").to_number<int>(), 3);
    EXPECT_FALSE(page().contains("newest_url"));
}

TEST_F(PrivacyPageTest, shows_the_past_as_it_was) {
    EXPECT_EQ(titles(page(1)), (std::vector<std::string>{"processing 1"}));
    EXPECT_EQ(titles(page(2)), (std::vector<std::string>{"processing 1", "news 1"}));
    EXPECT_EQ(page(2).at("edition_at").as_string(),
              to_rfc3339(publications[1].version.published_at));
    EXPECT_EQ(page(2).at("newest_url").as_string(), "/p/co_x/privacy/ru");
    EXPECT_EQ(page(2).at("changes").as_array().size(), 2U);
}

TEST_F(PrivacyPageTest, leaves_out_what_is_no_longer_in_use_but_only_now) {
    publications[1].retired = true;
    EXPECT_EQ(titles(page()), (std::vector<std::string>{"processing 2"}));
    EXPECT_EQ(titles(page(2)), (std::vector<std::string>{"processing 1", "news 1"}));
}

TEST_F(PrivacyPageTest, has_no_edition_that_nobody_published) {
    EXPECT_FALSE(privacy_context(*renderer, {publications, 0, "ru"}));
    EXPECT_FALSE(privacy_context(*renderer, {publications, 4, "ru"}));
    EXPECT_FALSE(privacy_context(*renderer, {{}, std::nullopt, "ru"}));
}

TEST_F(PrivacyPageTest, stays_small_after_many_publications) {
    for (int i = 3; i < 500; ++i)
        publications.push_back(publication("processing", i, i));
    EXPECT_EQ(page().at("changes").as_array().size(), 40U);
    EXPECT_LT(renderer->render_page("privacy", "ru", page()).size(), 30'000U);
}

}  // namespace
}  // namespace placet::agreements
