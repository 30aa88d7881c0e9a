#include "forms/asking_forms.h"

#include <algorithm>

#include "forms/form_store.h"

namespace placet::forms {

Result<std::vector<agreements::AskingForm>> asking_forms(db::Transaction& tx,
                                                         std::int64_t workspace,
                                                         std::string_view agreement) {
    std::vector<agreements::AskingForm> out;
    for (const auto& form : TRY(list_forms(tx, workspace))) {
        if (form.state != "published" || form.published_version == 0) continue;
        const auto version = TRY(find_form_version(tx, workspace, form.id, form.published_version));
        const auto& uses = version.definition.agreements;
        if (std::ranges::find(uses, agreement, &AgreementUse::agreement) != uses.end())
            out.push_back({form.id, form.name});
    }
    return out;
}

}  // namespace placet::forms
