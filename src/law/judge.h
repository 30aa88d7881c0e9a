#pragma once

// May consent be asked in this way? Of several laws the strictest answer counts, and it names the
// law and the article that it rests on.

#include <string>
#include <string_view>
#include <vector>

#include "law/profile.h"

namespace placet::law {

struct Judgement {
    Verdict verdict = Verdict::forbid;
    const Profile* profile = nullptr;  // the law that decides; nullptr: no law was named
    std::string article;               // as in the data; cite() makes words of it
};

struct Capture {
    CaptureMode mode = CaptureMode::silence;
    std::string_view kind = "processing";  // of the agreement
};

// No law at all is no permission: forbid.
Judgement judge(const std::vector<const Profile*>& laws, const Capture& capture);
Verdict verdict(const std::vector<const Profile*>& laws, CaptureMode mode);

// What these laws say of a fault of content: the strictest of those that speak of it, and
// `standard` where none does.
Judgement judge_content(const std::vector<const Profile*>& laws,
                        std::string_view rule,
                        Verdict standard);

// What a text must contain under all of these laws together: fields in the order of the data, each
// once. `conditions` names what holds for the company ("has_dpo", "third_country", "adm").
struct RequiredField {
    std::string field;
    const Profile* profile = nullptr;
    std::string article;
};
std::vector<RequiredField> required_fields(const std::vector<const Profile*>& laws,
                                           const std::vector<std::string>& conditions);

}  // namespace placet::law
