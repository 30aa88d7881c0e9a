#pragma once

// Forms to begin with, by kind (contact, order, newsletter, …): data/forms/presets.yaml. Immutable
// after loading; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "forms/definition.h"
#include "workspaces/company.h"

namespace placet::forms {

struct AskedKind {
    std::string kind;  // of an agreement: "processing"
    consents::Mode mode = consents::Mode::required_read;
};

struct Preset {
    std::string kind;
    Texts title;  // for staff
    Definition draft;
    std::vector<AskedKind> asks;
};

class Presets {
public:
    // internal: "forms.presets" with the place, when the data are broken.
    static Result<Presets> embedded();

    const std::vector<Preset>& all() const { return presets_; }
    const Preset* find(std::string_view kind) const;  // nullptr: no such kind

private:
    std::vector<Preset> presets_;
};

std::vector<std::string> preset_kinds();

// The preset's draft in these languages only; the first is the default.
Definition draft_of(const Preset& preset, const std::vector<std::string>& languages);

// The company's newest published agreement of each kind that the preset asks for and that speaks
// all of the draft's languages; a kind without one is left out.
Result<std::vector<AgreementUse>> agreements_for(db::Transaction& tx,
                                                 std::int64_t workspace,
                                                 const workspaces::Company& company,
                                                 const Preset& preset,
                                                 const Definition& draft);

}  // namespace placet::forms
