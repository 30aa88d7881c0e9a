#include "pages/pages.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "pages/form_page.h"
#include "pages/seal.h"

namespace placet::pages {
namespace {

namespace json = boost::json;

constexpr std::string_view kNasty = "<script>alert('1')</script>&\"";

Renderer renderer() {
    auto loaded = Renderer::load();
    EXPECT_TRUE(loaded.has_value());
    return std::move(loaded).value();
}

// Every text of the value becomes hostile.
json::value hostile(const json::value& value) {
    if (value.is_string()) return json::value(kNasty);
    if (value.is_array()) {
        json::array out;
        for (const auto& item : value.as_array())
            out.push_back(hostile(item));
        return out;
    }
    if (value.is_object()) {
        json::object out;
        for (const auto& [key, item] : value.as_object())
            out[key] = hostile(item);
        return out;
    }
    return value;
}

json::object manifest() {
    return json::parse(R"({
      "form":"f_1","lang":"be","version":1,"title":"Заяўка","languages":["ru","be"],
      "company":{"name":"ООО «Полесье-Трейд»","email":"a@example.by","phone":"+375"},
      "fields":[{"name":"phone","kind":"phone","label":"Тэлефон","required":true},
                {"name":"tags","kind":"choice","label":"Што","required":false,"multiple":true,
                 "choices":[{"value":"a","label":"А"},{"value":"b","label":"Б"}]},
                {"name":"note","kind":"comment","label":"Каментар","required":false}],
      "agreements":[{"agreement":"ag_1","version":3,"mode":2,"required":true,"preset":false,
                     "read_gate":true,"title":"Згода","label":[{"text":"Я згодны на "},{"text":"апрацоўку","link":true}],
                     "text_sha256":"00","text_url":"/a/ag_1/v3?lang=be","text":[]}],
      "token":"tok","expires":"2026-11-22T12:00:00.000Z"})")
        .as_object();
}

json::object every_context() {
    return json::parse(R"({
      "company":{"name":"n","email":"e","phone":"p","address":"a"},
      "languages":[{"code":"ru","name":"r","href":"h","current":true}],
      "form":{"id":"f","title":"t","intro":"i"},"action":"a","token":"t","key":"k","submit":"s",
      "success":"s","again_url":"u","receipts":[{"title":"t","outcome":"given","index":1,"receipt_url":"r","withdraw_url":"w"}],
      "title":"t","version":"1","published_at":"x","superseded_url":"s","raw_url":"r","sha256":"ab","text_lang":"ru",
      "index":7,"state":"given","outcome":"given","recorded_at":"x","withdrawn_at":"y","override":"o","page_url":"p",
      "agreement":{"id":"a","title":"t","version":"1","lang":"ru","url":"u","sha256":"s"},
      "purposes":["p"],"answers":[{"label":"l","value":"v"}],"leaf_hash":"aa","download_url":"d","withdraw_url":"w","receipt_url":"r",
      "log":{"origin":"o","size":9,"checkpoint":"c","vkey":"v"},
      "status":"404","error_title":"e","error_text":"t","detail":"d","back_url":"b","code":"c",
      "server":"https://x","shop":{"name":"s","phone":"p"},"shops":[{"href":"h","name":"n"}]})")
        .as_object();
}

TEST(Pages, EscapeEveryValueOfEveryPage) {
    const auto pages = renderer();
    const json::object context = hostile(every_context()).as_object();
    for (const auto* page :
         {"form", "thanks", "agreement", "receipt", "withdraw", "error", "demo"}) {
        const std::string html = pages.render_page(page, "be", context);
        EXPECT_EQ(html.find("<script>alert"), std::string::npos) << page;
        EXPECT_EQ(html.find("alert('"), std::string::npos) << page;
        EXPECT_NE(html.find("&lt;script&gt;"), std::string::npos) << page;
    }
}

TEST(Pages, EscapeEveryValueOfAHostedForm) {
    const auto pages = renderer();
    FormPage page{.manifest = hostile(manifest()).as_object(),
                  .action = std::string(kNasty),
                  .idempotency_key = std::string(kNasty),
                  .agreement_html = {},
                  .post = {{"v." + std::string(kNasty), std::string(kNasty)}}};
    const auto html = pages.render_page("form", "ru", form_context(pages, page));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("alert('"), std::string::npos);
}

TEST(Pages, CarryTheBytesOfATextUnchanged) {
    const auto pages = renderer();
    const std::string fragment =
        "<h2>1. A {{t.submit}}</h2>\n\n<p>b &amp; c</p>\n<ul><li>x</li></ul>\n  <p>{{{body}}}</p>";
    json::object context = every_context();
    context["fragment"] = fragment;
    for (const auto* page : {"agreement", "receipt"})
        EXPECT_NE(pages.render_page(page, "de", context).find(fragment), std::string::npos) << page;
}

TEST(Pages, SpeakEveryLanguage) {
    const auto pages = renderer();
    json::object context = error_context(pages, 404, "not_found", "de");
    EXPECT_NE(pages.render_page("error", "de", context).find("Diese Seite gibt es nicht"),
              std::string::npos);
    EXPECT_NE(pages.render_page("withdraw", "be", {}).find("Адклікаць згоду?"), std::string::npos);
    EXPECT_NE(pages.render_page("withdraw", "xx", {}).find("<html lang=\"en\">"),
              std::string::npos);
    EXPECT_EQ(format_instant(pages, "2026-11-02T14:03:22.500Z", "ru"),
              "2 ноября 2026, 14:03:22 UTC");
    EXPECT_EQ(format_instant(pages, "2026-11-02T14:03:22.500Z", "de"),
              "2. November 2026, 14:03:22 UTC");
}

TEST(Pages, AnUnknownPageIsAnErrorPage) {
    const auto pages = renderer();
    EXPECT_NE(pages.render_page("../secret", "en", {}).find("That did not work"),
              std::string::npos);
    EXPECT_EQ(asset("pages.yaml"), nullptr);
    EXPECT_NE(asset("pages.css"), nullptr);
}

TEST(HostedForm, KeepsWhatWasTypedAndNamesWhatIsWrong) {
    const auto pages = renderer();
    FormPage page{
        .manifest = manifest(),
        .action = "/f/f_1?lang=be",
        .idempotency_key = "k1",
        .agreement_html = {{"ag_1", "<p>Тэкст</p>"}},
        .post = {{"v.phone", "12"}, {"v.tags", "b"}, {"read.ag_1", "on"}},
        .errors = {{"values.phone", "not_a_phone"}, {"consents.ag_1", "consent_required"}}};
    const auto html = pages.render_page("form", "be", form_context(pages, page));
    EXPECT_NE(html.find("value=\"12\""), std::string::npos);
    EXPECT_NE(html.find("value=\"b\" checked"), std::string::npos);
    EXPECT_NE(html.find("href=\"#v-phone\""), std::string::npos);
    EXPECT_NE(html.find("href=\"#c-ag_1\""), std::string::npos);
    EXPECT_NE(html.find("<p>Тэкст</p>"), std::string::npos);
    EXPECT_NE(html.find("<title>Памылка: Заяўка</title>"), std::string::npos);
    EXPECT_EQ(html.find("id=\"c-ag_1\" checked"), std::string::npos);
    EXPECT_EQ(html.find("<script"), std::string::npos);
}

TEST(HostedForm, ReadsAPostAsTheSameSubmissionThatTheWidgetSends) {
    const auto post = read_post(
        "token=tok&key=k&v.phone=%2B375+29&v.tags=a&v.tags=b&v.note=x%0D%0Ay&c.ag_1=on&read.ag_1="
        "on");
    ASSERT_TRUE(post.has_value());
    EXPECT_EQ(submission_of(manifest(), *post), json::parse(R"({"token":"tok",
      "values":{"phone":"+375 29","tags":["a","b"],"note":"x\ny"},
      "consents":[{"agreement":"ag_1","version":3,"checked":true,"acts":{"text_opened":true,"end_reached":true}}]})"));
    EXPECT_EQ(key_of(*post), "k");
    EXPECT_FALSE(read_post("v.phone=%zz").has_value());
    EXPECT_FALSE(read_post("v.phone=%00").has_value());
}

TEST(HostedForm, ReadsAFileFromAMultipartPost) {
    const auto post = read_post(
        "--x1\r\nContent-Disposition: form-data; name=\"v.note\"\r\n\r\nпрывет\r\n"
        "--x1\r\nContent-Disposition: form-data; name=\"f.plan\"; filename=\"a%22b.txt\"\r\n"
        "Content-Type: text/plain\r\n\r\nh\r\ni\r\n"
        "--x1\r\nContent-Disposition: form-data; name=\"f.more\"; filename=\"\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n\r\n--x1--\r\n");
    ASSERT_TRUE(post.has_value());
    EXPECT_EQ(submission_of(manifest(), *post).at("values"), json::parse(R"({"note":"прывет",
      "plan":{"name":"a\"b.txt","type":"text/plain","base64":"aA0KaQ=="}})"));
    for (const auto* bad :
         {"--",
          "--x1\r\n",
          "--x1\r\nabc\r\n--x1--",
          "--x1\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x1--",
          "--x1\r\nContent-Disposition: form-data; name=\"v.a\"\r\n\r\n\xff\r\n--x1--"})
        EXPECT_FALSE(read_post(bad).has_value()) << bad;
}

TEST(Seal, IsTheSameForTheSameHashAndCarriesNoForeignMarkup) {
    const std::string hash = "00ff10a0b0c0d0e0f1122334";
    EXPECT_EQ(seal_svg(hash, "given"), seal_svg(hash, "given"));
    EXPECT_NE(seal_svg(hash, "given"), seal_svg("10ff10a0b0c0d0e0f1122334", "given"));
    EXPECT_EQ(seal_svg("\"><script>", "\"><b>").find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace placet::pages
