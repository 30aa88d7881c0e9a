#pragma once

// The texts that come with the program: data/agreements/<template>.<language>.md, each with its
// title, caption, kind and the law profile it is written for ("any": all of them).

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "law/profile.h"

namespace placet::agreements {

struct ReadyText {
    std::string name;  // "processing-by"
    std::string kind;
    std::string law_profile;  // or "any"
    // Counts up when the text comes to say something else: new wording alone asks nobody again.
    int meaning = 1;
    law::Texts title;
    law::Texts label;
    law::Texts text;  // Markdown with placeholders; its languages are the text's

    std::vector<std::string> languages() const;
};

// Read once and kept; immutable, any thread.
class ReadyTexts {
public:
    // internal "agreements.data"
    static Result<ReadyTexts> embedded();

    const ReadyText* find(std::string_view name) const;  // nullptr: none
    const std::vector<ReadyText>& all() const { return texts_; }
    // The ready text of this kind for this law: its own, else that of the profile it extends, else
    // one for any law. nullptr: none.
    const ReadyText* suited(const law::Profile& profile, std::string_view kind) const;

private:
    ReadyTexts() = default;
    std::vector<ReadyText> texts_;
};

}  // namespace placet::agreements
