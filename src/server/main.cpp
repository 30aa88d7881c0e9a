// The command line. Each command is a function of its own in command_<name>.cpp; here they only get
// their flags. It is one of the three places that catch everything.

#include <cstdio>
#include <functional>

#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include "server/application.h"
#include "server/command.h"

namespace {

using placet::server::Flags;
using placet::server::Output;

struct Asked {
    Flags flags;
    bool json = false;
    bool payloads = false, finish = false;
    int grace_hours = 24;
    std::int64_t workspace = 1;
    std::filesystem::path file;  // a receipt, or the folder of an export
    std::string vkey;
    std::function<int()> run;

    Output output() const { return json ? Output::json : Output::text; }
};

CLI::App* command(CLI::App& app, Asked& asked, const char* name, const char* what) {
    auto* sub = app.add_subcommand(name, what);
    sub->add_flag("--json", asked.json, "Answer with one JSON document");
    return sub;
}

void add_store_flags(CLI::App& sub, Flags& flags) {
    sub.add_option("--data", flags.data, "Folder of the stores and keys")->required();
    sub.add_option("--database", flags.database, "postgresql://… instead of SQLite files");
    sub.add_option("--config", flags.config, "TOML file; default: placet.toml in the data folder");
}

void add_audit_commands(CLI::App& app, Asked& asked) {
    namespace server = placet::server;
    auto* verify =
        command(app, asked, "verify", "Audit the whole register; a server may be running");
    add_store_flags(*verify, asked.flags);
    verify->add_flag("--payloads", asked.payloads, "Also open everything that is sealed");
    verify->callback([&] {
        asked.run = [&] {
            return server::command_verify(asked.flags, asked.payloads, asked.output());
        };
    });

    auto* receipt = command(app, asked, "verify-receipt", "Check a receipt; needs no data folder");
    receipt->add_option("file", asked.file, "The receipt")->required();
    receipt->add_option("--vkey", asked.vkey, "The log's key, or a file that holds it")->required();
    receipt->callback([&] {
        asked.run = [&] {
            return server::command_verify_receipt(asked.file, asked.vkey, asked.output());
        };
    });

    auto* exports = app.add_subcommand("export", "Write something out for others");
    exports->require_subcommand(1);
    auto* log = command(*exports, asked, "log", "The log as static files (C2SP tlog-tiles)");
    add_store_flags(*log, asked.flags);
    log->add_option("--workspace", asked.workspace, "Number of the workspace")->required();
    log->add_option("--out", asked.file, "Folder, made when it is missing")->required();
    log->callback([&] {
        asked.run = [&] {
            return server::command_export_log(
                asked.flags, asked.workspace, asked.file, asked.output());
        };
    });

    auto* rotate = command(app, asked, "rotate-keys", "Begin a new epoch of keys, end old ones");
    add_store_flags(*rotate, asked.flags);
    rotate->add_option("--grace-hours", asked.grace_hours, "How long an old root lives on")
        ->check(CLI::Range(0, 24 * 365));
    rotate->add_flag("--finish", asked.finish, "Begin nothing new, only end what is due");
    rotate->callback([&] {
        asked.run = [&] {
            return server::command_rotate_keys(
                asked.flags, asked.grace_hours, asked.finish, asked.output());
        };
    });
}

void add_commands(CLI::App& app, Asked& asked) {
    namespace server = placet::server;
    auto* serve = command(app, asked, "serve", "Serve until SIGTERM");
    add_store_flags(*serve, asked.flags);
    serve->add_option("--listen", asked.flags.listen, "Address and port; default 127.0.0.1:8080");
    serve->add_option("--rehearsal",
                      asked.flags.rehearsal,
                      "Folder with the instant to play (clock); letters go to its mail folder");
    serve->callback([&] { asked.run = [&] { return server::command_serve(asked.flags); }; });

    auto* openapi = command(app, asked, "openapi", "Print the OpenAPI description");
    openapi->callback([&] { asked.run = [&] { return server::command_openapi(asked.output()); }; });

    auto* init = command(app, asked, "init", "Make a data directory with its keys and stores");
    add_store_flags(*init, asked.flags);
    init->callback(
        [&] { asked.run = [&] { return server::command_init(asked.flags, asked.output()); }; });

    auto* demo = command(app, asked, "demo", "Make a fresh data directory with demo companies");
    add_store_flags(*demo, asked.flags);
    demo->callback(
        [&] { asked.run = [&] { return server::command_demo(asked.flags, asked.output()); }; });

    auto* migrate = command(app, asked, "migrate", "Bring the stores to this program's schema");
    add_store_flags(*migrate, asked.flags);
    migrate->callback(
        [&] { asked.run = [&] { return server::command_migrate(asked.flags, asked.output()); }; });

    auto* doctor = command(app, asked, "doctor", "Check the machine and the configuration");
    add_store_flags(*doctor, asked.flags);
    doctor->callback(
        [&] { asked.run = [&] { return server::command_doctor(asked.flags, asked.output()); }; });
}

}  // namespace

int main(int count, char** arguments) {
    Asked asked;
    CLI::App app("Placet keeps consents that can be proved.", "placet");
    app.set_version_flag("--version", std::string(placet::server::version()));
    app.require_subcommand(1);
    add_commands(app, asked);
    add_audit_commands(app, asked);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& failure) {
        return app.exit(failure) == 0 ? placet::server::done : placet::server::could_not_run;
    }
    ::umask(0077);  // stores and keys are nobody else's
    try {
        return asked.run();
    } catch (...) {
        std::fputs("placet: failed unexpectedly\n", stderr);
        return placet::server::could_not_run;
    }
}
