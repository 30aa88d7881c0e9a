#pragma once

// A place where consent will be asked, as it would be published, and everything that is wrong with
// it: neutral between forms, lines and whatever asks later. Pure.

#include <map>
#include <string>
#include <vector>

#include "agreements/finding.h"
#include "agreements/render.h"
#include "law/profile.h"

namespace placet::agreements {

struct JudgedField {
    std::string name;
    Texts label;
    std::string category;  // data_category.h
};

struct JudgedAgreement {
    std::string id;
    std::string field;  // "draft.agreements[0]"
    // As it would be shown; nullptr: no version of it is published.
    const FrozenVersion* version = nullptr;
    std::vector<const law::Profile*> laws;  // the agreement's own first
    law::CaptureMode capture = law::CaptureMode::checkbox_unticked;
    int mode = 0;  // 1–4 of a form
    bool required = false;
    Texts label;  // the point's own caption; empty: the agreement's
};

struct JudgedPoint {
    std::string kind = "form";  // form, line
    std::vector<std::string> languages;
    std::string default_language;
    std::map<std::string, Texts> words;  // around the fields: "intro", "submit", …
    Texts accept, decline;               // captions of its two buttons, where it has its own
    std::vector<JudgedField> fields;
    std::vector<JudgedAgreement> agreements;
    std::string accent;  // "#0B5A4C" or empty
};

std::vector<Finding> findings_of(const JudgedPoint& point, const Words& words, const Signs& signs);

}  // namespace placet::agreements
