#include "server/product.h"

#include "agreements/agreement_store.h"
#include "consents/append_event.h"
#include "consents/register_query.h"
#include "forms/asking_forms.h"
#include "forms/render_form.h"
#include "server/law_data.h"
#include "staff/account_store.h"
#include "staff/setup.h"

namespace placet::server {
namespace {

// What the log says of a published agreement: that a notice exists, and its text's hash.
Result<void> tell_log(db::Transaction& tx,
                      const consents::Ports& ports,
                      const agreements::Published& published) {
    constexpr std::uint64_t by_staff = 2;
    if (published.texts.empty()) return internal_error("server.no_text");
    const auto& text = published.texts.front();
    const auto version = static_cast<std::uint64_t>(published.version);
    consents::Event event{
        .type = merkle::EntryType::notice_published,
        .at = published.at,
        .channel = merkle::Channel::server,
        .notice = merkle::Notice{published.uid, version, text.sha256},
        .profile = published.law_profile,
        .details = {{merkle::detail::recorder, by_staff}, {merkle::detail::language, text.lang}}};
    consents::RegisterRow row{.log = published.workspace,
                              .agreement = published.agreement,
                              .version = version,
                              .lang = text.lang,
                              .text = text.sha256,
                              .source_kind = "agreement",
                              .source = published.agreement,
                              .recorder_kind = "staff",
                              .recorder = published.staff};
    for (const auto code : published.purposes)
        row.purposes.push_back(static_cast<std::uint64_t>(code));
    const auto frozen = TRY(
        agreements::find_version(tx, published.workspace, published.agreement, published.version));
    if (const auto title = frozen.title.find(text.lang); title != frozen.title.end())
        row.title = row.source_name = title->second;
    TRY(consents::append_event(tx, ports, event, std::move(row)));
    return {};
}

agreements::PublishedHook published_hook(Product& product) {
    return [&product](db::Transaction& tx, const agreements::Published& published) -> Result<void> {
        TRY(tell_log(tx, product.consent_ports, published));
        TRY(forms::render_forms_of_agreement(tx, published.workspace, published.agreement));
        product.published_forms.expect_change();
        return {};
    };
}

agreements::FormFields form_fields_hook() {
    return [](db::Transaction& tx,
              std::int64_t workspace,
              std::string_view id,
              std::string_view lang) -> Result<std::vector<agreements::FieldLabel>> {
        const auto form = TRY(forms::find_form(tx, workspace, id));
        return forms::occasion_of(form.draft, {}, std::string(lang)).fields;
    };
}

consents::TextByHash text_by_hash(db::Database& main) {
    return [&main](const Hash& sha256) -> Result<std::optional<std::string>> {
        const auto text =
            main.read([&](db::Transaction& tx) { return agreements::find_text(tx, sha256); });
        if (text) return std::optional{text->html};
        if (text.error().kind == ErrorKind::not_found) return std::optional<std::string>{};
        return text.error();
    };
}

// What the visitor read beside each field, in the language of the record.
Result<std::map<std::string, std::string>> field_labels(db::Transaction& tx,
                                                        const consents::RegisterRow& row) {
    std::map<std::string, std::string> labels;
    if (row.source_kind != "form") return labels;
    const auto version = TRY(forms::find_form_version(tx, row.log, row.source, row.source_version));
    for (const auto& field : version.definition.fields)
        labels[field.name] = forms::text_in(field.label, row.lang, version.definition);
    return labels;
}

std::function<Result<std::string>(std::int64_t)> phone_region_of(db::Database& main) {
    return [&main](std::int64_t id) -> Result<std::string> {
        const auto workspace =
            TRY(main.read([&](db::Transaction& tx) { return workspaces::find_workspace(tx, id); }));
        return workspace.phone_region;
    };
}

std::function<Result<void>(const notify::Mail&)> letter_of(Application& app) {
    if (!app.mailer) return {};
    return [&mailer = *app.mailer](const notify::Mail& mail) { return mailer.send(mail); };
}

}  // namespace

void Later::run() {
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            work = std::move(queue_.front());
            queue_.pop_front();
        }
        work();
    }
}

void Later::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
}

void Later::add(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push_back(std::move(work));
    }
    wake_.notify_one();
}

// What can fail is made before the product itself.
struct Product::Parts {
    std::unique_ptr<system::FileKeys> key_files;
    std::unique_ptr<crypto::KeyRing> ring;
    LawData law;
    agreements::TextLibrary library;
    pages::Renderer renderer;
    forms::Presets presets;
    std::string setup_code;
};

Result<std::unique_ptr<Product>> Product::make(Application& app) {
    auto key_files = std::make_unique<system::FileKeys>(app.config.data / "keys", app.random);
    TRY(key_files->prepare());
    auto ring = TRY(crypto::KeyRing::open(*key_files, app.random));
    auto law = TRY(load_law_data(app.config.data / "law"));
    auto library = TRY(agreements::TextLibrary::embedded());
    auto renderer = TRY(pages::Renderer::load(
        app.config.rehearsal.empty() ? pages::Reality::real : pages::Reality::rehearsal));
    auto presets = TRY(forms::Presets::embedded());
    const auto accounts = TRY(app.main->read(staff::count_accounts));
    std::string setup_code = accounts == 0 ? staff::make_setup_code(app.random) : "";
    return std::unique_ptr<Product>(new Product(app,
                                                {.key_files = std::move(key_files),
                                                 .ring = std::move(ring),
                                                 .law = std::move(law),
                                                 .library = std::move(library),
                                                 .renderer = std::move(renderer),
                                                 .presets = std::move(presets),
                                                 .setup_code = std::move(setup_code)}));
}

Product::Product(Application& application, Parts parts)
    : app(application),
      key_files(std::move(parts.key_files)),
      ring(std::move(parts.ring)),
      anchor(app.config.anchor.empty() ? app.config.data / "anchor" : app.config.anchor),
      logs(*app.main, *app.keys, *ring, app.random),
      heads(*app.main, logs, anchor, *app.clock),
      sequencer(*app.main, heads),
      finder(*app.keys, *ring, app.random),
      profiles(std::move(parts.law.profiles)),
      calendars(std::move(parts.law.calendars)),
      law_words(std::move(parts.law.words)),
      book(profiles),
      library(std::move(parts.library)),
      renderer(std::move(parts.renderer)),
      presets(std::move(parts.presets)),
      workspace_ports{.database = *app.main,
                      .clock = *app.clock,
                      .random = app.random,
                      .staff = directory,
                      .mailbox_key = ring->static_key(0, "placet/mailbox/v1"),
                      .mail_leaves = app.mailer != nullptr},
      staff_ports{.database = *app.main,
                  .clock = *app.clock,
                  .random = app.random,
                  .credentials_key = ring->static_key(0, "placet/credentials/v1"),
                  .setup_code = std::move(parts.setup_code),
                  .rehearsal = !app.config.rehearsal.empty(),
                  .open_workspace =
                      [this](const workspaces::Workspace& workspace) {
                          return open_workspace(workspace.id);
                      }},
      authenticator(staff_ports),
      lawbook_ports{*app.main, *app.clock, app.random, book, calendars, law_words},
      agreement_ports{.database = *app.main,
                      .clock = *app.clock,
                      .random = app.random,
                      .profiles = profiles,
                      .book = book,
                      .library = library,
                      .staff = directory,
                      .pages = renderer,
                      .published = published_hook(*this),
                      .form_fields = form_fields_hook(),
                      .consents = consents::count_consents,
                      .people = consents::count_people,
                      .asking_forms = forms::asking_forms,
                      .fetcher = app.fetcher.get(),
                      .mail_leaves = app.mailer != nullptr},
      consent_ports{.main = *app.main,
                    .keys = *app.keys,
                    .clock = *app.clock,
                    .random = app.random,
                    .ring = *ring,
                    .logs = logs,
                    .heads = heads,
                    .sequencer = sequencer,
                    .finder = finder,
                    .later = [this](std::function<void()> work) { later.add(std::move(work)); },
                    .letters = app.mailer != nullptr},
      consent_routes{
          consent_ports,
          text_by_hash(*app.main),
          phone_region_of(*app.main),
          renderer,
          [this](const consents::RegisterRow& row) {
              return app.main->read([&](db::Transaction& tx) { return field_labels(tx, row); });
          }},
      ledger_routes{*app.main, logs, heads},
      form_ports{consent_ports,
                 profiles,
                 book,
                 phone_region_of(*app.main),
                 renderer,
                 presets,
                 *app.fetcher,
                 library,
                 letter_of(app),
                 base_url(app.config),
                 app.config.representative_hours},
      published_forms(form_ports),
      form_routes{form_ports, published_forms, app.config.submissions_per_minute} {}

Result<void> Product::open_workspace(std::int64_t workspace) {
    const auto created = logs.create(workspace, app.config.log_origin, app.clock->now());
    if (!created && created.error().code != "ledger.log_exists") return created.error();
    return {};
}

void Product::start() {
    threads_.emplace_back([this] { sequencer.run(); });
    threads_.emplace_back([this] { finder.run(); });
    threads_.emplace_back([this] { later.run(); });
}

void Product::stop() {
    // In the order of the flow, so that what is under way still finds the next station open.
    finder.stop();
    sequencer.stop();
    later.stop();
    for (auto& thread : threads_)
        thread.join();
    threads_.clear();
}

http::Routes Product::routes() {
    http::Routes all;
    for (auto routes : {workspaces::routes(workspace_ports),
                        staff::routes(staff_ports),
                        lawbook::routes(lawbook_ports),
                        agreements::routes(agreement_ports),
                        forms::staff_routes(form_routes),
                        forms::history_routes(form_routes),
                        forms::capture_point_routes(form_routes),
                        forms::judge_routes(form_routes),
                        forms::representative_routes(form_routes),
                        forms::embed_routes(form_routes),
                        forms::hosted_routes(form_routes),
                        consents::register_routes(consent_routes),
                        consents::forbidden_routes(consent_routes),
                        consents::contact_routes(consent_routes),
                        consents::link_routes(consent_routes),
                        ledger::routes(ledger_routes)})
        all.insert(all.end(),
                   std::make_move_iterator(routes.begin()),
                   std::make_move_iterator(routes.end()));
    return all;
}

}  // namespace placet::server
