#include "forms/published_form.h"

#include <algorithm>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "agreements/external_text.h"
#include "consents/snapshot_token.h"
#include "forms/manifest.h"
#include "forms/render_form.h"

namespace placet::forms {
namespace {

constexpr std::int64_t look_again_after_s = 1;
constexpr std::size_t kept_limit = 1000;

// Changes whenever what a visitor reads may have changed.
Result<std::string> stamp_of(db::Transaction& tx, const Form& form, const Definition& definition) {
    std::string stamp = std::to_string(form.published_version);
    for (const auto& use : definition.agreements) {
        const auto agreement = TRY(agreements::find_agreement(tx, form.workspace, use.agreement));
        stamp += "/" + std::to_string(agreement.published_version);
    }
    return stamp;
}

Result<bool> has_changed_source(db::Transaction& tx,
                                const Form& form,
                                const Definition& definition) {
    for (const auto& use : definition.agreements) {
        const auto agreement = TRY(agreements::find_agreement(tx, form.workspace, use.agreement));
        if (TRY(agreements::has_changed_source(
                tx, form.workspace, agreement.id, agreement.published_version)))
            return true;
    }
    return false;
}

struct LoadedAgreement {
    consents::AskedAgreement asked;
    ShownAgreement shown;
    std::string html;
};

// The words were stored by their hash when they were published; title and caption follow from the
// same frozen version.
Result<LoadedAgreement> load_agreement(db::Transaction& tx,
                                       const PublishedForm& form,
                                       const AgreementUse& use,
                                       const std::string& lang) {
    const auto workspace = form.form.workspace;
    const auto agreement = TRY(agreements::find_agreement(tx, workspace, use.agreement));
    const auto version =
        TRY(agreements::find_version(tx, workspace, use.agreement, agreement.published_version));
    const auto sha256 = TRY(
        agreements::find_rendition(tx,
                                   {.workspace = workspace,
                                    .form = form.form.id,
                                    .form_version = static_cast<std::int64_t>(form.version.version),
                                    .agreement = use.agreement,
                                    .agreement_version = version.version,
                                    .lang = lang}));
    if (!sha256) return internal_error("forms.rendition_missing", use.agreement);
    auto text = TRY(agreements::find_text(tx, *sha256));
    auto rendition =
        TRY(agreements::render(version, occasion_of(form.version.definition, use, lang), lang));

    LoadedAgreement loaded;
    loaded.asked = {.agreement = use.agreement,
                    .version = static_cast<std::uint64_t>(version.version),
                    .notice = version.uid,
                    .mode = use.mode,
                    .text = *sha256,
                    .profile = version.law.profile,
                    .title = rendition.title};
    for (const auto& purpose : version.purposes)
        loaded.asked.purposes.push_back(static_cast<std::uint64_t>(purpose.code));
    loaded.shown = {.agreement = use.agreement,
                    .version = loaded.asked.version,
                    .title = rendition.title,
                    .label = agreements::to_json(rendition.label),
                    .sha256 = *sha256,
                    .tree = std::move(text.tree),
                    .mode = use.mode};
    loaded.html = std::move(text.html);
    return loaded;
}

Result<LocalForm> load_language(db::Transaction& tx,
                                const PublishedForm& form,
                                const std::string& lang) {
    auto point = std::make_shared<consents::CapturePoint>();
    point->workspace = form.form.workspace;
    point->kind = "form";
    point->id = form.form.id;
    point->number = form.form.number;
    point->version = form.version.version;
    point->name = form.form.name;
    point->lang = lang;
    point->origins = form.version.definition.allowed_origins;

    LocalForm local;
    std::vector<ShownAgreement> shown;
    for (const auto& use : form.version.definition.agreements) {
        auto loaded = TRY(load_agreement(tx, form, use, lang));
        local.html[use.agreement] = std::move(loaded.html);
        shown.push_back(std::move(loaded.shown));
        point->agreements.push_back(std::move(loaded.asked));
    }
    local.manifest = manifest_body(form, lang, shown);
    local.manifest_text = boost::json::serialize(local.manifest);
    local.manifest_text.pop_back();
    local.point = std::move(point);
    return local;
}

Result<std::shared_ptr<PublishedForm>> load_form(db::Transaction& tx,
                                                 const Form& form,
                                                 FormVersion version) {
    auto published = std::make_shared<PublishedForm>();
    published->form = form;
    published->version = std::move(version);
    for (const auto& lang : published->version.definition.languages)
        published->languages[lang] = TRY(load_language(tx, *published, lang));
    return published;
}

}  // namespace

const LocalForm& PublishedForm::in(std::string_view lang) const {
    const auto found = languages.find(std::string(lang));
    return found != languages.end() ? found->second
                                    : languages.at(version.definition.default_language);
}

bool PublishedForm::allows(std::string_view origin) const {
    const auto& allowed = version.definition.allowed_origins;
    return std::ranges::find(allowed, origin) != allowed.end();
}

Result<void> PublishedForm::check_open(Timestamp now) const {
    if (source_changed || is_stopped(form, now))
        return Error{ErrorKind::conflict, "capture_point_stopped"};
    return {};
}

Result<PublishedForms::Kept> PublishedForms::load(std::string_view id, const Kept* known) {
    const Timestamp now = ports_.consents.clock.now();
    std::shared_ptr<PublishedForm> fresh;
    auto kept = TRY(ports_.consents.main.read([&](db::Transaction& tx) -> Result<Kept> {
        const auto form = TRY(find_public_form(tx, id));
        if (form.state != "published") return not_found("form_not_found");
        auto version = TRY(find_form_version(tx, form.workspace, form.id, form.published_version));
        const bool changed = TRY(has_changed_source(tx, form, version.definition));
        const auto stamp =
            TRY(stamp_of(tx, form, version.definition)) + (changed ? "/changed" : "");
        if (known && known->stamp == stamp) return Kept{known->form, stamp, now};
        fresh = TRY(load_form(tx, form, std::move(version)));
        fresh->source_changed = changed;
        return Kept{fresh, stamp, now};
    }));
    // A read of its own, after the other: visitors who all wait for a second connection while they
    // hold their first would wait for ever.
    if (fresh) fresh->phone_region = TRY(ports_.phone_region(fresh->form.workspace));
    return kept;
}

Result<std::shared_ptr<const PublishedForm>> PublishedForms::find(std::string_view id) {
    Kept known;
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = kept_.find(id); found != kept_.end()) {
            known = found->second;
            const Timestamp now = ports_.consents.clock.now();
            // A clock that was set back must not keep an old form alive.
            if (now >= restless_until_ && now >= known.checked_at &&
                now < known.checked_at.plus_seconds(look_again_after_s))
                return known.form;
            // Others may use what is known while one looks.
            found->second.checked_at = now;
        }
    }
    auto loaded = load(id, known.form ? &known : nullptr);
    const std::lock_guard lock(mutex_);
    if (!loaded) {
        kept_.erase(std::string(id));
        return std::move(loaded).error();
    }
    if (kept_.size() >= kept_limit) kept_.clear();
    kept_.insert_or_assign(std::string(id), *loaded);
    return loaded->form;
}

void PublishedForms::forget(std::string_view form) {
    const std::lock_guard lock(mutex_);
    kept_.erase(std::string(form));
}

void PublishedForms::expect_change() {
    const Timestamp now = ports_.consents.clock.now();
    const std::lock_guard lock(mutex_);
    restless_until_ = now.plus_seconds(look_again_after_s + 1);
}

std::string manifest_of(const PublishedForm& form,
                        std::string_view lang,
                        const consents::Ports& ports) {
    const auto& local = form.in(lang);
    const Timestamp expires = ports.clock.now().plus_seconds(consents::token_life_s);
    return local.manifest_text + ",\"token\":\"" +
           consents::make_snapshot_token(
               *local.point, token_key(ports.ring, form.form.workspace), expires, ports.random) +
           "\",\"expires\":\"" + to_rfc3339(expires) + "\"}";
}

crypto::Key token_key(const crypto::KeyRing& ring, std::int64_t workspace) {
    return ring.static_key(workspace, "placet/snapshot/v1");
}

}  // namespace placet::forms
