#include "json/shape.h"

#include <gmock/gmock.h>
#include <boost/json.hpp>

namespace placet::json {
namespace {

using testing::ElementsAre;

Shape a_submission() {
    return object({
        required("token", text(1, 8)),
        optional("age", integer(0, 150)),
        optional("lang", one_of({"ru", "be"})),
        optional("values", map(text(0, 5), 2)),
        optional("note", nullable(text(0, 5))),
        required(
            "consents",
            array(object({required("agreement", text(1, 30)), optional("checked", boolean())}), 2)),
    });
}

std::vector<std::string> faults(std::string_view body) {
    const auto value = parse(body);
    EXPECT_TRUE(value) << body;
    const auto outcome = check(a_submission(), *value);
    std::vector<std::string> out;
    if (outcome) return out;
    out.push_back(outcome.error().code);
    for (const auto& fault : outcome.error().invalid)
        out.push_back(fault.field + " " + fault.code);
    return out;
}

TEST(Check, accepts_what_is_declared) {
    EXPECT_THAT(faults(R"({"token":"t","age":1,"lang":"be","values":{"a":"b"},"note":null,
                           "consents":[{"agreement":"ag_1","checked":true}]})"),
                ElementsAre());
}

TEST(Check, names_every_fault_with_its_path) {
    EXPECT_THAT(faults(R"({"age":-1,"lang":"fr","values":{"a":"bbbbbb","b":1},
                           "consents":[{"agreement":""},{"checked":1}]})"),
                ElementsAre("invalid",
                            "token required",
                            "age too_small",
                            "lang not_a_choice",
                            "values.a too_long",
                            "values.b wrong_type",
                            "consents[0].agreement too_short",
                            "consents[1].agreement required",
                            "consents[1].checked wrong_type"));
}

TEST(Check, refuses_unknown_fields_under_their_own_code) {
    EXPECT_THAT(faults(R"({"token":"t","consents":[],"extra":1})"),
                ElementsAre("unknown_field", "extra unknown_field"));
    EXPECT_THAT(faults(R"({"consents":[],"extra":1})"),
                ElementsAre("invalid", "token required", "extra unknown_field"));
}

TEST(Check, counts_characters_and_not_bytes) {
    EXPECT_THAT(faults(R"({"token":"согласие","consents":[]})"), ElementsAre());
    EXPECT_THAT(faults(R"({"token":"согласие!","consents":[]})"),
                ElementsAre("invalid", "token too_long"));
}

TEST(Check, refuses_control_characters_but_not_line_breaks) {
    EXPECT_THAT(faults("{\"token\":\"a\\nb\\t\",\"consents\":[]}"), ElementsAre());
    EXPECT_THAT(faults("{\"token\":\"a\\u0007\",\"consents\":[]}"),
                ElementsAre("invalid", "token bad_text"));
}

TEST(Check, keeps_the_list_of_faults_small) {
    std::string body = R"({"token":"t","consents":[])";
    for (int i = 0; i < 500; ++i)
        body += ",\"x" + std::to_string(i) + "\":1";
    EXPECT_EQ(faults(body + "}").size(), 33u);
}

TEST(Parse, refuses_what_two_readers_could_understand_differently) {
    for (const std::string_view bad : {R"({"a":1,"a":2})",
                                       R"([{"a":{"b":1,"b":1}}])",
                                       R"({"a":1,"\u0061":2})",
                                       R"(["\u0000"])",
                                       R"({"\u0000":1})",
                                       "[\"\xC3\x28\"]",
                                       "[\"\xED\xA0\x80\"]",
                                       R"(["\ud800"])",
                                       "[1e999]",
                                       "[NaN]",
                                       "[1,]",
                                       "{} {}",
                                       "",
                                       "\xEF\xBB\xBF{}"}) {
        const auto value = parse(bad);
        ASSERT_FALSE(value) << bad;
        EXPECT_EQ(value.error().code, "json.malformed");
        EXPECT_EQ(value.error().kind, ErrorKind::malformed);
    }
}

TEST(Parse, limits_the_depth) {
    EXPECT_TRUE(parse(std::string(32, '[') + std::string(32, ']')));
    EXPECT_FALSE(parse(std::string(33, '[') + std::string(33, ']')));
}

TEST(Parse, is_not_misled_by_colons_in_texts) {
    EXPECT_TRUE(parse(R"({"a:\"":"b:c\\","d":[":"]})"));
}

TEST(Canonical, sorts_keys_and_keeps_text_as_it_is) {
    const auto value = parse(R"( {"b":[1,-2,0.1,true,null],"a":"Ў\/\n\"","aa":{}} )");
    EXPECT_EQ(canonical(*value), "{\"a\":\"Ў/\\u000a\\\"\",\"aa\":{},\"b\":[1,-2,0.1,true,null]}");
}

TEST(Canonical, is_the_same_after_another_reading) {
    for (const std::string_view text : {"[-0e3]", "[1e3]", "[1e30]", "[0.1]", "[-0.0]"}) {
        const auto once = canonical(*parse(text));
        EXPECT_EQ(canonical(*parse(once)), once) << text;
    }
}

TEST(Schema, says_the_same_as_the_check) {
    EXPECT_EQ(canonical(schema(a_submission().members[3].shape)),
              R"({"additionalProperties":{"maxLength":5,"type":"string"},"maxProperties":2,)"
              R"("type":"object"})");
    const auto whole = schema(a_submission());
    EXPECT_EQ(whole.at("additionalProperties").as_bool(), false);
    EXPECT_EQ(canonical(whole.at("required")), R"(["token","consents"])");
}

}  // namespace
}  // namespace placet::json
