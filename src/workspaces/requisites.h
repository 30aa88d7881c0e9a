#pragma once

// The numbers by which registers know a company, and the arithmetic that tells a typing error from
// a number: INN, KPP, OGRN, OGRNIP (Russia), UNP (Belarus), USt-IdNr, HRB (Germany), VAT id (EU).
// A passing number is well formed; whether it was ever issued is not known here. Pure; any thread.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace placet::workspaces {

enum class LegalForm { legal_entity, sole_trader, natural_person };

// Keys: unp, inn, kpp, ogrn, ogrnip, ust_idnr, hrb, register_court, vat_id, register_number.
using Requisites = std::map<std::string, std::string>;

// The form in which a number is stored: no blanks or separators, Latin capitals (UNP series are
// often typed in Cyrillic). Unknown keys and free texts are only trimmed; empty ones are dropped.
Requisites normalised(Requisites requisites);

// One FieldError `requisites.<key>` for each fault in normalised requisites: bad_length,
// bad_characters, bad_check_digit, and `required` for a register court without which an HRB number
// names nothing.
std::vector<FieldError> faults(const Requisites& requisites, LegalForm form);

}  // namespace placet::workspaces
