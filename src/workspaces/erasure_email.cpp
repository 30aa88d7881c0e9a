#include "workspaces/erasure_email.h"

namespace placet::workspaces {

Result<std::string> erasure_email(const Company& company, const StaffDirectory::Summary& staff) {
    if (!company.erasure_email.empty()) return company.erasure_email;
    auto proposed = proposed_erasure_email(staff);
    if (proposed.empty())
        return invalid_input("erasure_email_required", {{"erasure_email", "required"}});
    return proposed;
}

std::string proposed_erasure_email(const StaffDirectory::Summary& staff) {
    return staff.active < erasure_email_must_be_set_from ? staff.first_owner_email : std::string{};
}

}  // namespace placet::workspaces
