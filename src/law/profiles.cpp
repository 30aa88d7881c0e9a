#include "law/profiles.h"

#include <algorithm>

#include <boost/json.hpp>

#include "law/embedded.h"
#include "law/read_profile.h"
#include "law/yaml.h"
#include "law/zone.h"

namespace placet::law {
namespace {

Error data_error(const Faults& faults) {
    std::string detail;
    for (const auto& fault : faults)
        detail += (detail.empty() ? "" : "; ") + fault;
    return internal_error("law.data", std::move(detail));
}

Profile read(const std::string& id,
             const boost::json::object& resolved,
             const std::vector<std::string>& kinds,
             Faults& faults) {
    const boost::json::value document(resolved);
    return read_profile(Members(document, "law.profiles." + id, faults), id, kinds);
}

void check_common(Members common, Faults& faults) {
    const auto modes = common.texts("capture_modes");
    const auto every = every_capture_mode();
    if (!std::equal(
            modes.begin(),
            modes.end(),
            every.begin(),
            every.end(),
            [](const std::string& name, CaptureMode mode) { return name == name_of(mode); }))
        faults.push_back("common.capture_modes: not the modes that the program knows");
    // The program merges in this way only; the file says so for its readers.
    auto rule = common.object("multi_profile");
    if (rule.text("deadline") != "earliest") rule.fault("deadline", "only earliest is known");
    if (rule.text("content") != "union") rule.fault("content", "only union is known");
    if (rule.text("capture") != "strictest") rule.fault("capture", "only strictest is known");
    rule.finish();
    common.skip("agreement_kinds");
    common.skip("internal_target");
    common.finish();
}

}  // namespace

Result<Profiles> Profiles::load(std::string_view yaml) {
    const auto document = TRY(read_yaml(yaml));
    Faults faults;
    Members root(document, "law", faults);
    if (root.text("schema") != "law-profiles/1") root.fault("schema", "unknown");
    Profiles out;
    out.as_of_ = root.text("as_of");
    if (!read_date(out.as_of_)) root.fault("as_of", "not a date");
    auto common = root.object("common");
    out.agreement_kinds_ = common.texts("agreement_kinds");
    auto target = common.object("internal_target");
    out.aim_percent_ = target.integer("percent").value_or(0);
    if (out.aim_percent_ < 1 || out.aim_percent_ > 100) target.fault("percent", "not 1 to 100");
    target.finish();
    check_common(root.object("common"), faults);
    const auto* profiles = root.raw("profiles");
    if (profiles != nullptr && profiles->is_object())
        out.sources_ = Sources(profiles->get_object(), faults);
    root.finish();
    if (out.ids().empty()) faults.push_back("profiles: none");
    if (!faults.empty()) return data_error(faults);
    for (const auto& id : out.ids())
        for (const auto& start : out.sources_.starts(id)) {
            const auto resolved = out.sources_.on(id, start, {}, faults);
            if (resolved.empty()) continue;  // a gap that one of the two laws leaves
            out.profiles_.push_back(read(id, resolved, out.agreement_kinds_, faults));
        }
    if (!faults.empty()) return data_error(faults);
    return out;
}

Result<Profiles> Profiles::embedded() {
    const auto* file = placet::find(embedded_files(), "profiles.yaml");
    if (file == nullptr) return internal_error("law.data", "profiles.yaml is not in the program");
    return load(file->text());
}

const Profile* Profiles::find(std::string_view id) const {
    return find(id, as_of_);
}

const Profile* Profiles::any(std::string_view id) const {
    const auto found = std::ranges::find(profiles_, id, &Profile::id);
    return found == profiles_.end() ? nullptr : &*found;
}

const Profile* Profiles::find(std::string_view id, std::string_view date) const {
    for (const auto& profile : profiles_)
        if (profile.id == id && profile.in_force_on(date)) return &profile;
    return nullptr;
}

const Profile* Profiles::find(std::string_view id, Timestamp at) const {
    const auto day = day_at(id, at);
    return day ? find(id, *day) : nullptr;
}

Result<std::string> Profiles::day_at(std::string_view id, Timestamp at) const {
    const Profile* known = any(id);
    if (known == nullptr) return not_found("law_profile_unknown");
    return to_text(TRY(Zone::named(known->time_zone)).day_of(at));
}

boost::json::value Profiles::standard(std::string_view id,
                                      std::string_view date,
                                      std::string_view path) const {
    Faults faults;
    return value_at(sources_.on(id, date, {}, faults), path).value_or(nullptr);
}

Result<Profile> Profiles::edited(std::string_view id,
                                 std::string_view date,
                                 const std::vector<Edit>& edits) const {
    if (std::ranges::find(ids(), id) == ids().end()) return not_found("law_profile_unknown");
    Faults faults;
    const auto resolved = sources_.on(id, date, edits, faults);
    if (resolved.empty()) return Error{ErrorKind::conflict, "law_not_in_force"};
    auto profile = read(std::string(id), resolved, agreement_kinds_, faults);
    if (faults.empty()) return profile;
    Error error = invalid_input("invalid");
    error.detail = data_error(faults).detail;
    for (const auto& fault : faults) {
        const auto cut = fault.find(": ");
        const auto root = std::string("law.profiles.").size() + id.size() + 1;
        error.invalid.push_back({cut > root ? fault.substr(root, cut - root) : fault,
                                 fault.ends_with(": unknown") ? "law_path" : "law_value"});
    }
    return error;
}

Result<std::vector<const Profile*>> Profiles::select(const std::vector<std::string>& wanted,
                                                     Timestamp at) const {
    std::vector<const Profile*> out;
    for (const auto& id : wanted) {
        const auto day = TRY(day_at(id, at));
        const Profile* profile = find(id, day);
        if (profile == nullptr) return Error{ErrorKind::conflict, "law_not_in_force"};
        out.push_back(profile);
    }
    return out;
}

}  // namespace placet::law
