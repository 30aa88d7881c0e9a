#pragma once

// Consent as an access control: decides, before anything is stored, whether a submission may pass,
// and what each answer means. Pure.

#include <string>
#include <vector>

#include "base/result.h"
#include "consents/capture_point.h"

namespace placet::consents {

// What the widget says that the visitor did with one agreement.
struct Answer {
    std::string agreement;
    std::uint64_t version = 0;
    bool checked = false;
    bool text_opened = false;
    bool end_reached = false;
    bool declined = false;  // pressed Decline in the text
};

enum class Outcome { given, declined, not_given };
std::string_view name_of(Outcome outcome);

struct Decision {
    const AskedAgreement* asked = nullptr;
    Outcome outcome = Outcome::not_given;
};

// One decision for every agreement of the point, in its order. Every error names its fields:
//
// - invalid_input `invalid`: an agreement that is not asked here, or named twice
// - conflict `consent_stale`: another version than the one that is asked now
// - invalid_input `consent_required`: a required agreement is missing or not ticked
// - invalid_input `read_gate_unmet`: mode 2 is ticked without the text read to its end
Result<std::vector<Decision>> pass_gate(const CapturePoint& point,
                                        const std::vector<Answer>& answers);

}  // namespace placet::consents
