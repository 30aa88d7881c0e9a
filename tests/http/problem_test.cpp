#include <set>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "http/embedded.h"
#include "http/message.h"
#include "http/texts.h"

namespace placet::http {
namespace {

boost::json::object body_of(const Reply& reply) {
    return boost::json::parse(reply.body).as_object();
}

TEST(Problem, says_what_is_wrong_in_the_language_of_the_reader) {
    const auto reply = problem(invalid_input("invalid", {{"values.phone", "required"}}), "be");
    EXPECT_EQ(reply.status, 422);
    EXPECT_EQ(reply.headers.find("content-type"), "application/problem+json");
    const auto body = body_of(reply);
    EXPECT_EQ(body.at("code").as_string(), "invalid");
    EXPECT_EQ(body.at("status").as_int64(), 422);
    EXPECT_EQ(body.at("title").as_string(), "Запыт змяшчае памылкі");
    const auto& fault = body.at("invalid").as_array().at(0).as_object();
    EXPECT_EQ(fault.at("field").as_string(), "values.phone");
    EXPECT_EQ(fault.at("message").as_string(), "Запоўніце гэтае поле.");
}

TEST(Problem, carries_more_members_when_asked) {
    const auto reply =
        problem(Error{ErrorKind::conflict, "consent_stale"}, "en", {{"manifest", 1}});
    EXPECT_EQ(body_of(reply).at("manifest").as_int64(), 1);
    EXPECT_EQ(body_of(reply).at("code").as_string(), "consent_stale");
    EXPECT_FALSE(body_of(reply).at("detail").as_string().empty());
}

TEST(Problem, keeps_internal_codes_and_details_inside) {
    const auto reply = problem(Error{ErrorKind::internal, "ledger.broken", "secret"}, "de");
    EXPECT_EQ(body_of(reply).at("code").as_string(), "internal");
    EXPECT_EQ(reply.body.find("secret"), std::string::npos);
    EXPECT_EQ(body_of(problem(Error{ErrorKind::unavailable, "db.busy"}, "de")).at("code"),
              "unavailable");
    EXPECT_EQ(body_of(problem(Error{ErrorKind::unavailable, "db.full"}, "de")).at("code"), "full");
    EXPECT_EQ(body_of(problem(Error{ErrorKind::malformed, "json.malformed"}, "de")).at("code"),
              "json_malformed");
}

TEST(Problem, tells_when_to_come_back) {
    EXPECT_TRUE(problem(Error{ErrorKind::unavailable, "frozen"}, "en").headers.find("Retry-After"));
    EXPECT_TRUE(problem(Error{ErrorKind::unauthenticated, "unauthenticated"}, "en")
                    .headers.find("WWW-Authenticate"));
}

TEST(Texts, exist_for_every_kind_in_every_language) {
    for (const auto language : languages) {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::internal); ++kind) {
            EXPECT_FALSE(title_of(static_cast<ErrorKind>(kind), language).empty()) << kind;
            const auto code = generic_code_of(static_cast<ErrorKind>(kind));
            EXPECT_FALSE(text_of(code, language).empty()) << code;
        }
    }
}

TEST(Texts, are_complete_for_every_code_that_has_any) {
    const auto* file = find(embedded_files(), "errors.yaml");
    ASSERT_NE(file, nullptr);
    std::string_view rest = file->text();
    std::set<std::string> seen;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line[0] == '#' || line[0] == ' ') continue;
        const std::string code(line.substr(0, line.find(':')));
        EXPECT_TRUE(seen.insert(code).second) << code << " is written twice";
        for (const auto language : languages)
            EXPECT_FALSE(text_of(code, language).empty()) << code << " " << language;
    }
    EXPECT_GT(seen.size(), 30u);
}

TEST(Language, is_the_best_that_the_reader_accepts) {
    EXPECT_EQ(choose_language("be-BY,be;q=0.9,ru;q=0.8"), "be");
    EXPECT_EQ(choose_language("fr, de;q=0.5, ru;q=0.7"), "ru");
    EXPECT_EQ(choose_language("DE-at"), "de");
    EXPECT_EQ(choose_language("den, ru;q=0"), "en");
    EXPECT_EQ(choose_language("ru;q=2, be;q=0.1"), "be");
    EXPECT_EQ(choose_language("*"), "en");
    EXPECT_EQ(choose_language(""), "en");
    EXPECT_EQ(choose_language(";;,,;q=,"), "en");
}

}  // namespace
}  // namespace placet::http
