#include "law/judge.h"

#include <algorithm>

namespace placet::law {
namespace {

std::string article_of(const std::map<std::string, std::string>& articles, std::string_view name) {
    if (const auto found = articles.find(std::string(name)); found != articles.end())
        return found->second;
    const auto standard = articles.find("default");
    return standard == articles.end() ? std::string{} : standard->second;
}

Judgement judge_one(const Profile& law, const Capture& capture) {
    Judgement judgement{law.capture[static_cast<std::size_t>(capture.mode)],
                        &law,
                        article_of(law.articles.capture, name_of(capture.mode))};
    const auto rule = law.kinds.find(std::string(capture.kind));
    if (rule == law.kinds.end() || rule->second.capture_only.empty()) return judgement;
    const auto& only = rule->second.capture_only;
    if (std::find(only.begin(), only.end(), capture.mode) != only.end()) return judgement;
    if (rule->second.otherwise <= judgement.verdict) return judgement;
    return {rule->second.otherwise, &law, rule->second.article};
}

}  // namespace

Judgement judge(const std::vector<const Profile*>& laws, const Capture& capture) {
    if (laws.empty()) return {};
    Judgement strictest = judge_one(*laws.front(), capture);
    for (const Profile* law : laws) {
        Judgement judgement = judge_one(*law, capture);
        if (judgement.verdict > strictest.verdict) strictest = std::move(judgement);
    }
    return strictest;
}

Verdict verdict(const std::vector<const Profile*>& laws, CaptureMode mode) {
    return judge(laws, {.mode = mode}).verdict;
}

Judgement judge_content(const std::vector<const Profile*>& laws,
                        std::string_view rule,
                        Verdict standard) {
    Judgement strictest{standard, nullptr, {}};
    for (const Profile* law : laws) {
        const auto own = law->rules.find(std::string(rule));
        if (own == law->rules.end()) continue;
        if (strictest.profile == nullptr || own->second.verdict > strictest.verdict)
            strictest = {own->second.verdict, law, own->second.article};
    }
    return strictest;
}

std::vector<RequiredField> required_fields(const std::vector<const Profile*>& laws,
                                           const std::vector<std::string>& conditions) {
    std::vector<RequiredField> out;
    const auto add = [&](const Profile& law, const std::string& field) {
        const bool known = std::any_of(
            out.begin(), out.end(), [&](const RequiredField& have) { return have.field == field; });
        if (!known) out.push_back({field, &law, article_of(law.articles.required_fields, field)});
    };
    for (const Profile* law : laws) {
        for (const auto& field : law->required_fields)
            add(*law, field);
        for (const auto& [field, condition] : law->conditional_fields)
            if (std::find(conditions.begin(), conditions.end(), condition) != conditions.end())
                add(*law, field);
    }
    return out;
}

}  // namespace placet::law
