#include "server/application.h"

#include <cstdlib>

#include "db/postgres/postgres.h"
#include "db/sqlite/sqlite.h"
#include "schema/migrate.h"
#include "system/files.h"
#include "system/web_fetcher.h"

namespace placet::server {
namespace {

// The page cache of a failed disk is not to be believed: the next start reads the disk again.
[[noreturn]] void end_at_once(const system::Log& log, const Error& error) {
    log.write(system::Level::error,
              system::Event::store_failed,
              {{system::Key::code, error.code}, {system::Key::detail, error.detail}});
    std::_Exit(70);
}

Result<void> open_sqlite(Application& app) {
    const auto on_fatal = [log = app.log.get()](const Error& error) { end_at_once(*log, error); };
    TRY(system::make_private_folder(app.config.data / "keys"));
    db::sqlite::Options main{.file = app.config.data / "placet.db"};
    main.on_fatal = on_fatal;
    app.main = TRY(db::sqlite::open(main));
    db::sqlite::Options keys{.file = app.config.data / "keys" / "keys.db"};
    keys.writer_cache_kib = 8 * 1024;
    keys.on_fatal = on_fatal;
    app.keys = TRY(db::sqlite::open(keys));
    return {};
}

Result<void> open_postgres(Application& app) {
    TRY(system::make_private_folder(app.config.data / "keys"));
    app.main = TRY(db::postgres::open({.url = app.config.database, .schema = "placet"}));
    app.keys = TRY(db::postgres::open({.url = app.config.database, .schema = "placet_keys"}));
    return {};
}

Result<void> fit_schema(Application& app, Schema wanted) {
    using schema::Store;
    if (wanted == Schema::migrate) {
        TRY(schema::migrate(*app.main, Store::main));
        return schema::migrate(*app.keys, Store::keys);
    }
    TRY(schema::check(*app.main, Store::main));
    return schema::check(*app.keys, Store::keys);
}

std::unique_ptr<notify::Mailer> make_mailer(const Config& config, const Clock& clock) {
    if (!config.rehearsal.empty())
        return std::make_unique<system::FolderMailer>(
            config.rehearsal / "mail", config.mail_from, clock);
    if (config.relay)
        return std::make_unique<system::SmtpMailer>(*config.relay, config.mail_from, clock);
    return nullptr;
}

}  // namespace

std::string_view version() {
    return PLACET_VERSION;
}

Result<std::unique_ptr<Application>> open_application(Config config, Schema schema) {
    auto app = std::make_unique<Application>();
    app->config = std::move(config);
    const auto& settings = app->config;
    if (settings.rehearsal.empty())
        app->clock = std::make_unique<system::RealClock>();
    else
        app->clock = std::make_unique<system::RehearsalClock>(settings.rehearsal / "clock");
    // Log lines are stamped with real time, also in rehearsal: they tell of the program, not of the
    // story that is rehearsed.
    app->log = std::make_unique<system::Log>(app->real);

    TRY(system::make_private_folder(settings.data));
    if (!settings.rehearsal.empty()) TRY(system::make_private_folder(settings.rehearsal));
    TRY(settings.database.empty() ? open_sqlite(*app) : open_postgres(*app));
    TRY(fit_schema(*app, schema));
    app->mailer = make_mailer(settings, *app->clock);
    app->fetcher = std::make_unique<system::WebFetcher>(
        settings.rehearsal.empty() ? system::Reach::public_only : system::Reach::loopback_too);
    return app;
}

}  // namespace placet::server
