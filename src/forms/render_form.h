#pragma once

// The texts of a form: each agreement in each language, with the form's fields in it.

#include <string>
#include <vector>

#include "agreements/agreement_store.h"
#include "forms/form_store.h"

namespace placet::forms {

// What of the form goes into a text: every field, also hidden and free ones (features F2).
agreements::Occasion occasion_of(const Definition& form,
                                 const AgreementUse& use,
                                 const std::string& lang);

// Renders and stores every text of a published version of a form with the agreements' versions of
// now. Harmless when done before. not_found "language_not_published" with the agreement in
// `detail`.
Result<void> render_form(db::Transaction& tx, const Form& form, const FormVersion& version);

// An agreement got a new version: every public form that uses it shows the new text from now on.
Result<void> render_forms_of_agreement(db::Transaction& tx,
                                       std::int64_t workspace,
                                       std::string_view agreement);

}  // namespace placet::forms
