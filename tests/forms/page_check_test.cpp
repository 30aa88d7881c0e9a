#include "forms/page_check.h"

#include <gtest/gtest.h>

namespace placet::forms {
namespace {

constexpr const char* ours = "https://consent.example.by";

TEST(PageCheck, finds_the_embed_in_each_of_its_shapes) {
    for (const char* html :
         {R"(<script async src="https://consent.example.by/e/form.js" data-form="f_7"></script>)",
          "<SCRIPT></SCRIPT><script\n data-form='f_7'\n "
          "src='https://consent.example.by/e/form.js'></script>",
          R"(<script src=https://consent.example.by/e/form.js data-form=f_7></script>)",
          R"(<placet-form form="f_7" server="https://consent.example.by"></placet-form>)",
          R"(<script type="module" src="https://consent.example.by/e/1.0.0/form.ru.js"></script>
             <placet-form form="f_7" lang="ru"></placet-form>)",
          R"(<iframe src="https://consent.example.by/f/f_7?frame=1"></iframe>)",
          R"(<a href="https://consent.example.by/f/f_7">Форма</a>)"})
        EXPECT_EQ(embed_origin(html, "f_7"), ours) << html;
}

TEST(PageCheck, is_not_content_with_another_form_or_with_words_about_it) {
    for (const char* html :
         {"",
          "<p>data-form=\"f_7\"",
          R"(<script async src="https://consent.example.by/e/form.js" data-form="f_77"></script>)",
          R"(<script async data-form="f_7"></script>)",
          R"x(<script src="javascript:alert(1)" data-form="f_7"></script>)x",
          R"(<a href="https://consent.example.by/f/f_7/other">x</a>)",
          "<script data-form=\"f_7"})
        EXPECT_EQ(embed_origin(html, "f_7"), std::nullopt) << html;
}

}  // namespace
}  // namespace placet::forms
