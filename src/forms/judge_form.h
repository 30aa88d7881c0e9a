#pragma once

// What publishing a form would meet with: the law's verdict on every agreement's mode, and
// everything that the rules of agreements/rule.h find. Stores nothing.

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "agreements/finding.h"
#include "forms/form_store.h"
#include "forms/ports.h"
#include "law/judge.h"

namespace placet::forms {

struct ModeVerdict {
    std::string agreement;
    consents::Mode mode = consents::Mode::optional_unset;
    law::Judgement judgement;
    std::string profile;
    std::string article;  // cited in the reader's language
};
boost::json::array to_json(const std::vector<ModeVerdict>& verdicts);

struct FormReport {
    std::vector<ModeVerdict> verdicts;  // of published agreements
    std::vector<agreements::Finding> findings;
};
Result<FormReport> judge_form(db::Transaction& tx,
                              const Ports& ports,
                              const Form& form,
                              std::string_view lang);

}  // namespace placet::forms
