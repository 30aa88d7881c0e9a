#include "consents/gate.h"

#include <algorithm>

namespace placet::consents {
namespace {

std::string field_of(std::size_t index, std::string_view member) {
    return "consents[" + std::to_string(index) + "]." + std::string(member);
}

Outcome outcome_of(const Answer* answer) {
    if (!answer) return Outcome::not_given;
    if (answer->checked) return Outcome::given;
    return answer->declined ? Outcome::declined : Outcome::not_given;
}

Result<void> check_references(const CapturePoint& point, const std::vector<Answer>& answers) {
    std::vector<FieldError> faults;
    bool stale = false;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto asked =
            std::ranges::find(point.agreements, answers[i].agreement, &AskedAgreement::agreement);
        if (asked == point.agreements.end()) {
            faults.push_back({field_of(i, "agreement"), "unknown_agreement"});
            continue;
        }
        const auto twin = std::ranges::find(answers, answers[i].agreement, &Answer::agreement);
        if (twin - answers.begin() != static_cast<std::ptrdiff_t>(i))
            faults.push_back({field_of(i, "agreement"), "duplicate"});
        if (answers[i].checked && answers[i].declined)
            faults.push_back({field_of(i, "acts.declined"), "contradiction"});
        stale = stale || asked->version != answers[i].version;
    }
    if (!faults.empty()) return invalid_input("invalid", std::move(faults));
    if (stale) return Error{ErrorKind::conflict, "consent_stale"};
    return {};
}

}  // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::given:
            return "given";
        case Outcome::declined:
            return "declined";
        case Outcome::not_given:
            return "not_given";
    }
    return "not_given";
}

Result<std::vector<Decision>> pass_gate(const CapturePoint& point,
                                        const std::vector<Answer>& answers) {
    TRY(check_references(point, answers));

    std::vector<Decision> decisions;
    std::vector<FieldError> missing, unread;
    for (const auto& asked : point.agreements) {
        const auto found = std::ranges::find(answers, asked.agreement, &Answer::agreement);
        const Answer* answer = found == answers.end() ? nullptr : &*found;
        const Outcome outcome = outcome_of(answer);
        if (is_required(asked.mode) && outcome != Outcome::given)
            missing.push_back({asked.agreement, "consent_required"});
        if (asked.mode == Mode::required_read && outcome == Outcome::given &&
            !(answer->text_opened && answer->end_reached))
            unread.push_back({asked.agreement, "read_gate_unmet"});
        decisions.push_back({&asked, outcome});
    }
    if (!missing.empty()) return invalid_input("consent_required", std::move(missing));
    if (!unread.empty()) return invalid_input("read_gate_unmet", std::move(unread));
    return decisions;
}

}  // namespace placet::consents
