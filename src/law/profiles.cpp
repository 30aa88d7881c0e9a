#include "law/profiles.h"

#include <algorithm>

#include <boost/json.hpp>

#include "law/embedded.h"
#include "law/read_profile.h"
#include "law/yaml.h"

namespace placet::law {
namespace {

Error data_error(const Faults& faults) {
    std::string detail;
    for (const auto& fault : faults)
        detail += (detail.empty() ? "" : "; ") + fault;
    return internal_error("law.data", std::move(detail));
}

// A child's members replace its parent's; maps are merged, lists and texts are not.
void inherit(boost::json::object& child, const boost::json::object& parent) {
    for (const auto& member : parent) {
        auto* own = child.if_contains(member.key());
        if (own == nullptr) {
            child[member.key()] = member.value();
        } else if (own->is_object() && member.value().is_object()) {
            inherit(own->get_object(), member.value().get_object());
        }
    }
}

// Parents stand before their children in the file, so one pass is enough and no cycle is possible.
void resolve(boost::json::object& profiles, Faults& faults) {
    std::vector<std::string> seen;
    for (auto& entry : profiles) {
        auto* profile = entry.value().if_object();
        const auto* parent = profile == nullptr ? nullptr : profile->if_contains("extends");
        if (parent != nullptr) {
            const std::string name(parent->is_string() ? parent->get_string() : "");
            if (std::find(seen.begin(), seen.end(), name) == seen.end()) {
                faults.push_back("profiles." + std::string(entry.key()) +
                                 ".extends: no such profile before it");
            } else {
                inherit(*profile, profiles.at(name).as_object());
            }
        }
        seen.emplace_back(entry.key());
    }
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
    common.finish();
}

}  // namespace

Result<Profiles> Profiles::load(std::string_view yaml) {
    auto document = TRY(read_yaml(yaml));
    Faults faults;
    if (auto* root = document.if_object())
        if (auto* list = root->if_contains("profiles"); list != nullptr && list->is_object())
            resolve(list->get_object(), faults);

    Members root(document, "law", faults);
    if (root.text("schema") != "law-profiles/1") root.fault("schema", "unknown");
    Profiles out;
    out.as_of_ = root.text("as_of");
    auto common = root.object("common");
    out.agreement_kinds_ = common.texts("agreement_kinds");
    check_common(root.object("common"), faults);
    auto list = root.object("profiles");
    for (const auto& id : list.names())
        out.profiles_.push_back(read_profile(list.object(id), id, out.agreement_kinds_));
    root.finish();
    if (out.profiles_.empty()) faults.push_back("profiles: none");
    if (!faults.empty()) return data_error(faults);
    return out;
}

Result<Profiles> Profiles::embedded() {
    const auto* file = placet::find(embedded_files(), "profiles.yaml");
    if (file == nullptr) return internal_error("law.data", "profiles.yaml is not in the program");
    return load(file->text());
}

const Profile* Profiles::find(std::string_view id) const {
    for (const auto& profile : profiles_)
        if (profile.id == id) return &profile;
    return nullptr;
}

Result<std::vector<const Profile*>> Profiles::select(const std::vector<std::string>& ids) const {
    std::vector<const Profile*> out;
    for (const auto& id : ids) {
        const Profile* profile = find(id);
        if (profile == nullptr) return not_found("law_profile_unknown");
        out.push_back(profile);
    }
    return out;
}

}  // namespace placet::law
