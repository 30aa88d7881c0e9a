#include "agreements/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/desk.h"
#include "crypto/crypto.h"

namespace placet::agreements {
namespace {

using testing::HasSubstr;

class RoutesTest : public test::StoreTest {
protected:
    struct Call {
        std::string operation;
        std::map<std::string, std::string> params = {};
        std::map<std::string, std::string> query = {};
        boost::json::value body = {};
        std::string if_match = {};
    };

    Result<http::Reply> call(const Call& one) {
        for (const auto& route : all) {
            if (route.operation != one.operation) continue;
            http::Request request;
            request.params = one.params;
            request.query = one.query;
            request.language = "ru";
            request.principal = {
                .kind = http::Principal::Kind::staff, .workspace = 1, .id = "st_1"};
            if (!one.if_match.empty()) request.headers.set("If-Match", one.if_match);
            request.document = std::make_shared<boost::json::value>(one.body);
            if (!one.body.is_null()) TRY(json::check(route.request, one.body));
            auto reply = TRY(std::get<http::Handler>(route.handle)(request));
            if (reply.status == route.status && reply.status != 204 &&
                route.answer.kind != json::Shape::Kind::any)
                must(json::check(route.answer, must(json::parse(reply.body))));
            return reply;
        }
        ADD_FAILURE() << "no operation " << one.operation;
        return not_found();
    }
    boost::json::value json_of(const Call& one) { return must(json::parse(must(call(one)).body)); }

    Desk desk{a_store()};
    http::Routes all = routes(desk.ports);
    Seeded seeded = desk.seed("BY", "by-99z");
};

TEST_P(RoutesTest, answers_every_reading_operation_in_its_declared_shape) {
    const auto purpose = json_of({"listPurposes"}).at("items").at(0).at("id").as_string();
    EXPECT_EQ(must(call({"getPurpose", {{"purpose", std::string(purpose)}}})).status, 200);
    EXPECT_EQ(json_of({"listAgreements"}).at("items").as_array().size(), 2U);
    EXPECT_EQ(json_of({"listAgreementTemplates"}).at("items").as_array().size(),
              must(ReadyTexts::embedded()).all().size());
    EXPECT_EQ(json_of({"listRecipients"}).at("items").as_array().size(), 0U);
    const auto version = json_of({"getAgreementVersion",
                                  {{"agreement", seeded.processing}, {"version", "1"}},
                                  {{"lang", "be"}}});
    EXPECT_THAT(std::string(version.at("html").as_string()), HasSubstr("Тлумачэнне перад згодай"));
    EXPECT_EQ(json_of({"listAgreementVersions", {{"agreement", seeded.processing}}})
                  .at("items")
                  .at(0)
                  .at("version"),
              1);
}

TEST_P(RoutesTest, pages_through_agreements_from_the_newest) {
    const auto first = must(call({"listAgreements", {}, {{"limit", "1"}}}));
    EXPECT_THAT(std::string(first.headers.find("Link").value_or("")), HasSubstr("rel=\"next\""));
    EXPECT_EQ(call({"listAgreements", {}, {{"cursor", "nonsense"}}}).error().code, "invalid");
}

TEST_P(RoutesTest, creates_changes_and_publishes_an_agreement) {
    const auto recipient = json_of({.operation = "createRecipient",
                                    .body = {{"name", "Белпошта"},
                                             {"address", "г. Минск"},
                                             {"country", "BY"},
                                             {"role", "processor"}}});
    const auto made =
        json_of({.operation = "createAgreement",
                 .body = {{"company", desk.companies.at("BY")},
                          {"name", "Заказы"},
                          {"kind", "processing"},
                          {"law_profile", "by-99z"},
                          {"draft",
                           {{"template", "processing-by"},
                            {"languages", {"ru"}},
                            {"default_language", "ru"},
                            {"recipients", boost::json::array{recipient.at("id")}}}}}});
    const std::map<std::string, std::string> id{
        {"agreement", std::string(made.at("id").as_string())}};
    const auto refused =
        must(call({.operation = "publishAgreement", .params = id, .body = boost::json::object{}}));
    EXPECT_EQ(refused.status, 422);
    const auto problem = must(json::parse(refused.body));
    EXPECT_EQ(problem.at("code"), "publish_refused");
    EXPECT_EQ(problem.at("findings").at(0).at("message"), "Не указана ни одна цель обработки");

    auto draft = made.at("draft").as_object();
    draft["purposes"] = boost::json::array{json_of({"listPurposes"}).at("items").at(0).at("id")};
    EXPECT_EQ(call({.operation = "editAgreement",
                    .params = id,
                    .body = {{"draft", draft}},
                    .if_match = "\"7\""})
                  .error()
                  .code,
              "edit_conflict");
    EXPECT_EQ(must(call({.operation = "editAgreement",
                         .params = id,
                         .body = {{"draft", draft}},
                         .if_match = "\"1\""}))
                  .status,
              200);
    EXPECT_EQ(
        json_of({.operation = "publishAgreement", .params = id, .body = boost::json::object{}})
            .at("version"),
        1);
    EXPECT_THAT(
        std::string(
            json_of({.operation = "previewAgreement", .params = id, .body = {{"lang", "ru"}}})
                .at("html")
                .as_string()),
        HasSubstr("Белпошта, г. Минск, Беларусь"));
    EXPECT_EQ(call({.operation = "createAgreement", .body = {{"company", "x"}, {"colour", "red"}}})
                  .error()
                  .kind,
              ErrorKind::invalid_input);
}

TEST_P(RoutesTest, serves_the_exact_bytes_by_their_hash_for_ever) {
    const auto& text = desk.told.at(0).texts.at(0);
    const auto reply = must(call({"getText", {{"sha256", to_hex(text.sha256)}}}));
    EXPECT_EQ(crypto::sha256(view(reply.body)), text.sha256);
    EXPECT_THAT(std::string(reply.headers.find("Cache-Control").value_or("")),
                HasSubstr("immutable"));
    EXPECT_THAT(std::string(reply.headers.find("Content-Security-Policy").value_or("")),
                HasSubstr("default-src 'none'"));
    for (const char* wrong :
         {"", "00", "zz", "0000000000000000000000000000000000000000000000000000000000000000"})
        EXPECT_EQ(call({"getText", {{"sha256", wrong}}}).error().kind, ErrorKind::not_found);
}

TEST_P(RoutesTest, shows_the_same_bytes_on_the_page_of_a_text) {
    const auto frozen = must(
        desk.read([&](db::Transaction& tx) { return find_version(tx, 1, seeded.processing, 1); }));
    const auto text = must(render(frozen, some_fields(), "be"));
    must(desk.store->write([&](db::Transaction& tx) -> Result<void> {
        TRY(store_text(tx, text));
        return insert_rendition(tx, {1, "f_y", 2, seeded.processing, 1, "be"}, text.sha256);
    }));
    const std::map<std::string, std::string> id{{"agreement", seeded.processing},
                                                {"version", "v1"}};
    const auto page =
        must(call({"showAgreement", id, {{"lang", "be"}, {"form", "f_y"}, {"fv", "2"}}}));
    EXPECT_THAT(page.body, HasSubstr(text.html));
    EXPECT_THAT(page.body, HasSubstr(to_hex(text.sha256)));
    EXPECT_THAT(must(call({"showAgreement", id, {{"lang", "ru"}}})).body,
                HasSubstr("Разъяснение перед согласием"));
    EXPECT_FALSE(call({"showAgreement", id, {{"lang", "be"}, {"form", "f_y"}, {"fv", "3"}}}));
    EXPECT_FALSE(call({"showAgreement", {{"agreement", seeded.processing}, {"version", "v2"}}}));
    EXPECT_FALSE(call({"showAgreement", {{"agreement", seeded.processing}, {"version", "1"}}}));
    EXPECT_EQ(
        text_url(
            {.agreement = "ag_x", .version = 3, .lang = "be", .form = "f_y", .form_version = 2}),
        "/a/ag_x/v3?lang=be&form=f_y&fv=2");
}

TEST_P(RoutesTest, archives_a_purpose_and_keeps_its_code) {
    const auto listed = json_of({"listPurposes"}).at("items").as_array();
    const std::map<std::string, std::string> id{
        {"purpose", std::string(listed.at(0).at("id").as_string())}};
    EXPECT_EQ(must(call({.operation = "archivePurpose", .params = id})).status, 204);
    EXPECT_EQ(json_of({"listPurposes"}).at("items").as_array().size(), listed.size() - 1);
    EXPECT_EQ(json_of({.operation = "listPurposes", .query = {{"archived", "1"}}})
                  .at("items")
                  .as_array()
                  .size(),
              listed.size());
    EXPECT_EQ(must(call({.operation = "editPurpose", .params = id, .body = {{"archived", false}}}))
                  .status,
              200);
    EXPECT_EQ(call({.operation = "createPurpose",
                    .body = {{"code", 101}, {"basis", "consent"}, {"text", {{"ru", "x"}}}}})
                  .error()
                  .code,
              "purpose_code_taken");
    EXPECT_EQ(call({.operation = "createRecipient",
                    .body = {{"name", "x"}, {"country", "ZZ"}, {"role", "processor"}}})
                  .error()
                  .invalid.at(0)
                  .field,
              "country");
}

ON_BOTH_STORES(RoutesTest);

}  // namespace
}  // namespace placet::agreements
