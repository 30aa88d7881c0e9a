#include "forms/field_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace placet::forms {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::UnorderedElementsAre;

Field a_field(std::string name, FieldKind kind, bool required = false) {
    return {.name = std::move(name), .kind = kind, .required = required};
}

Definition with(Field field) {
    return {.fields = {std::move(field)}};
}

// The code of the only fault; empty when the value is fine.
std::string fault_of(const Definition& form, boost::json::value value) {
    const auto read = read_values(form, {{form.fields[0].name, std::move(value)}}, "BY");
    if (read) return {};
    EXPECT_EQ(read.error().invalid.size(), 1U);
    EXPECT_EQ(read.error().invalid.at(0).field, "values." + form.fields[0].name);
    return read.error().invalid.at(0).code;
}

std::string answer_to(const Definition& form, boost::json::value value) {
    const auto read = read_values(form, {{form.fields[0].name, std::move(value)}}, "BY");
    return read && !read->answers.empty() ? read->answers.at(0).second : "(refused)";
}

boost::json::string repeat(std::string_view text, int count) {
    boost::json::string out;
    while (count-- > 0)
        out += text;
    return out;
}

TEST(FieldValue, keeps_the_answer_as_typed_and_finds_the_person_by_the_normal_form) {
    const Definition form{.fields = {a_field("who", FieldKind::name, true),
                                     a_field("mail", FieldKind::email),
                                     a_field("phone", FieldKind::phone)}};
    const auto read = read_values(
        form,
        {{"phone", "8 029 612-34-56"}, {"mail", " Anna@Example.BY "}, {"who", " Анна\t"}},
        "BY");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->name, "Анна");
    EXPECT_EQ(read->who.email, "anna@example.by");
    EXPECT_EQ(read->who.phone, "+375296123456");
    EXPECT_THAT(read->answers,
                ElementsAre(Pair("who", "Анна"),
                            Pair("mail", "Anna@Example.BY"),
                            Pair("phone", "8 029 612-34-56")));
}

TEST(FieldValue, names_every_fault_at_once) {
    const Definition form{.fields = {a_field("who", FieldKind::name, true),
                                     a_field("mail", FieldKind::email),
                                     a_field("source", FieldKind::hidden)}};
    const auto read = read_values(
        form, {{"who", "  "}, {"mail", "nobody"}, {"source", "forged"}, {"agent", "x"}}, "BY");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "invalid");
    std::vector<std::pair<std::string, std::string>> faults;
    for (const auto& fault : read.error().invalid)
        faults.emplace_back(fault.field, fault.code);
    EXPECT_THAT(faults,
                UnorderedElementsAre(Pair("values.who", "required"),
                                     Pair("values.mail", "not_an_email"),
                                     Pair("values.source", "hidden_field"),
                                     Pair("values.agent", "unknown_field")));
}

TEST(FieldValue, says_unknown_field_when_nothing_else_is_wrong) {
    const auto read = read_values(with(a_field("who", FieldKind::name)), {{"wh0", "Анна"}}, "BY");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "unknown_field");
}

TEST(FieldValue, puts_the_hidden_constant_in_itself) {
    auto hidden = a_field("source", FieldKind::hidden);
    hidden.value = "spring";
    const auto read = read_values(with(hidden), {}, "BY");
    ASSERT_TRUE(read);
    EXPECT_THAT(read->answers, ElementsAre(Pair("source", "spring")));
}

TEST(FieldValue, counts_characters_and_not_bytes) {
    const auto form = with(a_field("who", FieldKind::name));
    EXPECT_EQ(fault_of(form, repeat("Ў", 200)), "");
    EXPECT_EQ(fault_of(form, repeat("Ў", 201)), "too_long");
}

TEST(FieldValue, takes_line_ends_in_a_comment_but_not_in_a_name) {
    EXPECT_EQ(fault_of(with(a_field("note", FieldKind::comment)), "one\ntwo"), "");
    EXPECT_EQ(fault_of(with(a_field("who", FieldKind::name)), "one\ntwo"), "bad_text");
    EXPECT_EQ(fault_of(with(a_field("note", FieldKind::comment)), boost::json::string("a\0b", 3)),
              "bad_text");
    EXPECT_EQ(fault_of(with(a_field("who", FieldKind::name)), 7), "wrong_type");
}

TEST(FieldValue, knows_the_calendar) {
    const auto form = with(a_field("born", FieldKind::birth_date));
    EXPECT_EQ(fault_of(form, "2000-02-29"), "");
    for (const char* wrong :
         {"1900-02-29", "1990-13-01", "1849-12-31", "17.05.1990", "1990-5-17", "+990-05-17"})
        EXPECT_EQ(fault_of(form, wrong), "not_a_date") << wrong;
}

TEST(FieldValue, holds_numbers_to_their_bounds) {
    auto field = a_field("seats", FieldKind::number);
    field.min = 1;
    field.max = 10;
    const auto form = with(field);
    EXPECT_EQ(answer_to(form, 10), "10");
    EXPECT_EQ(answer_to(form, " 2.5 "), "2.5");
    EXPECT_EQ(fault_of(form, 0), "too_small");
    EXPECT_EQ(fault_of(form, "11"), "too_large");
    for (const char* wrong : {"two", "1x", "nan", "inf", "1,5"})
        EXPECT_EQ(fault_of(form, wrong), "not_a_number") << wrong;
}

TEST(FieldValue, takes_only_what_was_offered) {
    auto field = a_field("city", FieldKind::choice);
    field.choices = {{"brest", {}}, {"pinsk", {}}};
    EXPECT_EQ(fault_of(with(field), "pinsk"), "");
    EXPECT_EQ(fault_of(with(field), "minsk"), "not_a_choice");
    EXPECT_EQ(fault_of(with(field), boost::json::array{"pinsk"}), "wrong_type");
    field.multiple = true;
    EXPECT_EQ(answer_to(with(field), boost::json::array{"pinsk", "brest"}), "pinsk, brest");
    EXPECT_EQ(fault_of(with(field), boost::json::array{"pinsk", "minsk"}), "not_a_choice");
    field.required = true;
    EXPECT_EQ(fault_of(with(field), boost::json::array{}), "required");
}

boost::json::object a_file(std::string_view type, std::string_view base64) {
    return {{"name", "scan.pdf"}, {"type", type}, {"base64", base64}};
}

TEST(FieldValue, takes_files_that_no_browser_runs) {
    const auto form = with(a_field("scan", FieldKind::file));
    const auto read = read_values(form, {{"scan", a_file("application/pdf", "JVBERi0=")}}, "BY");
    ASSERT_TRUE(read);
    EXPECT_EQ(text_view(read->attachments.at(0).bytes), "%PDF-");
    EXPECT_THAT(read->answers, ElementsAre(Pair("scan", "scan.pdf")));
    EXPECT_EQ(fault_of(form, a_file("text/html", "JVBERi0=")), "file_type");
    EXPECT_EQ(fault_of(form, a_file("image/svg+xml", "JVBERi0=")), "file_type");
    EXPECT_EQ(fault_of(form, a_file("application/pdf", "???")), "bad_file");
    EXPECT_EQ(fault_of(form, a_file("application/pdf", "")), "bad_file");
    EXPECT_EQ(fault_of(form, "scan.pdf"), "bad_file");
}

TEST(FieldValue, weighs_all_files_together) {
    const Definition form{.fields = {a_field("a", FieldKind::file), a_field("b", FieldKind::file)}};
    const std::string half = to_base64(Bytes(75 * 1024, 7));
    const std::string more = to_base64(Bytes(75 * 1024 + 1, 7));
    const auto read = [&](const std::string& second) {
        return read_values(
            form, {{"a", a_file("image/png", half)}, {"b", a_file("image/png", second)}}, "BY");
    };
    EXPECT_TRUE(read(half));
    EXPECT_EQ(read(more).error().invalid.at(0).code, "too_large");
}

// A page without scripts shows every field, so answers may come that nobody was asked for.
TEST(FieldValue, neither_wants_nor_keeps_what_is_not_shown) {
    Definition form{.fields = {a_field("delivery", FieldKind::choice, true),
                               a_field("address", FieldKind::address, true)}};
    form.fields[0].choices = {{"pickup", {}}, {"delivery", {}}};
    form.fields[1].when = Condition{"delivery", {"delivery"}};

    const auto pickup = read_values(form, {{"delivery", "pickup"}, {"address", "Пинск"}}, "BY");
    ASSERT_TRUE(pickup);
    EXPECT_THAT(pickup->answers, ElementsAre(Pair("delivery", "pickup")));

    const auto nowhere = read_values(form, {{"delivery", "delivery"}}, "BY");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().invalid.at(0).field, "values.address");
    EXPECT_EQ(nowhere.error().invalid.at(0).code, "required");

    const auto there = read_values(form, {{"delivery", "delivery"}, {"address", "Пинск"}}, "BY");
    ASSERT_TRUE(there);
    EXPECT_THAT(there->answers,
                ElementsAre(Pair("delivery", "delivery"), Pair("address", "Пинск")));
}

}  // namespace
}  // namespace placet::forms
