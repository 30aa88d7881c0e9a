// placet demo: a fresh data directory with three companies, each with published agreements and a
// form in a lawful mode. The data are data/demo/demo.json.

#include <cstdio>

#include <boost/json.hpp>

#include "agreements/seed_agreements.h"
#include "forms/publish_form.h"
#include "server/command.h"
#include "server/embedded.h"
#include "server/product.h"
#include "staff/api_key.h"
#include "staff/edit_staff.h"
#include "workspaces/edit_company.h"
#include "workspaces/mailbox.h"

namespace placet::server {
namespace {

namespace bj = boost::json;

const workspaces::Actor by_demo = workspaces::Actor::system("demo");

std::string text_of(const bj::object& from, std::string_view member) {
    return std::string(from.at(member).as_string());
}

std::string fresh_password(Random& random) {
    const auto text = to_base32(random.bytes<10>());
    return text.substr(0, 5) + "-" + text.substr(5, 5) + "-" + text.substr(10, 5);
}

Result<workspaces::Workspace> make_workspace(Product& product, const bj::object& from) {
    return product.app.main->write([&](db::Transaction& tx) -> Result<workspaces::Workspace> {
        if (!TRY(workspaces::list_workspaces(tx)).empty())
            return Error{
                ErrorKind::conflict, "demo.not_empty", "the data directory is in use already"};
        return workspaces::create_workspace(tx,
                                            {.name = text_of(from, "name"),
                                             .default_language = text_of(from, "default_language"),
                                             .phone_region = text_of(from, "phone_region"),
                                             .settings = {{"demo", true}},
                                             .rehearsal = !product.app.config.rehearsal.empty()},
                                            product.app.clock->now());
    });
}

Result<bj::array> make_staff(Product& product, std::int64_t workspace, const bj::array& from) {
    bj::array made;
    for (const auto& item : from) {
        const auto& person = item.as_object();
        const auto password = fresh_password(product.app.random);
        TRY(staff::create_account(product.staff_ports,
                                  {.workspace = workspace,
                                   .actor = by_demo,
                                   .email = text_of(person, "email"),
                                   .name = text_of(person, "name"),
                                   .lang = text_of(person, "lang"),
                                   .roles = staff::roles_of(person.at("roles").as_array()),
                                   .password = password}));
        made.push_back(
            {{"email", person.at("email")}, {"password", password}, {"roles", person.at("roles")}});
    }
    return made;
}

// The file names agreements by their kind; the seeded ones have ids.
forms::Definition definition_of(const bj::object& draft, const agreements::Seeded& seeded) {
    auto definition = forms::read_definition(draft);
    for (auto& use : definition.agreements)
        use.agreement = use.agreement == "processing" ? seeded.processing : seeded.marketing;
    return definition;
}

Result<bj::object> make_company(Product& product, std::int64_t workspace, const bj::object& from) {
    const auto company = TRY(workspaces::create_company(
        product.workspace_ports,
        {.workspace = workspace, .actor = by_demo, .members = from.at("company").as_object()}));
    TRY(product.app.main->write([&](db::Transaction& tx) {
        return workspaces::trust_mailbox(tx, product.workspace_ports, workspace, company.id);
    }));
    const auto seeded =
        TRY(agreements::seed_agreements(product.agreement_ports,
                                        {.workspace = workspace,
                                         .actor = by_demo,
                                         .company = company.id,
                                         .law_profile = text_of(from, "law_profile"),
                                         .default_language = text_of(from, "default_language")}));
    const auto& plan = from.at("form").as_object();
    forms::Form form{.workspace = workspace,
                     .id = product.app.random.id("f"),
                     .company = company.id,
                     .name = text_of(plan, "name"),
                     .draft = definition_of(plan.at("draft").as_object(), seeded),
                     .created_at = product.app.clock->now()};
    TRY(product.app.main->write([&](db::Transaction& tx) { return forms::insert_form(tx, form); }));
    http::Principal nobody{
        .kind = http::Principal::Kind::nobody, .workspace = workspace, .id = "demo"};
    const auto published =
        TRY(forms::publish_form(product.form_ports, {.by = nobody, .form = form.id}, "en"));
    if (published.kind != forms::PublishOutcome::Kind::published)
        return internal_error("demo.form_refused", form.name);
    return bj::object{
        {"id", form.id}, {"company", company.name}, {"law_profile", from.at("law_profile")}};
}

Result<bj::object> make_demo(Product& product) {
    const auto* file = find(embedded_files(), "demo.json");
    if (!file) return internal_error("demo.data_missing");
    const auto data = TRY(json::parse(file->text()));
    const auto& plan = data.as_object();
    const auto workspace = TRY(make_workspace(product, plan.at("workspace").as_object()));
    TRY(product.open_workspace(workspace.id));
    const auto* log = TRY(product.logs.of_workspace(workspace.id));
    auto people = TRY(make_staff(product, workspace.id, plan.at("staff").as_array()));
    bj::array made;
    for (const auto& company : plan.at("companies").as_array())
        made.push_back(TRY(make_company(product, workspace.id, company.as_object())));
    const auto key = TRY(staff::create_api_key(
        product.staff_ports,
        {.workspace = workspace.id,
         .actor = by_demo,
         .name = "demo",
         .scopes = {http::Scope::register_read, http::Scope::contacts_read}}));
    return bj::object{{"url", base_url(product.app.config)},
                      {"workspace", workspace.id},
                      {"log", to_hex(log->row.log_id)},
                      {"vkey", log->row.vkey},
                      {"staff", std::move(people)},
                      {"forms", std::move(made)},
                      {"lines", bj::array{}},
                      {"api_key", key.key}};
}

void print(const bj::object& demo, Output output) {
    if (output == Output::json) {
        std::puts(bj::serialize(demo).c_str());
        return;
    }
    const auto& owner = demo.at("staff").as_array().front().as_object();
    std::printf("Demo data are ready.\n  address   %s\n  sign in   %s / %s\n  demo shop %s/demo\n",
                text_of(demo, "url").c_str(),
                text_of(owner, "email").c_str(),
                text_of(owner, "password").c_str(),
                text_of(demo, "url").c_str());
}

Result<bj::object> run_demo(const Flags& flags) {
    auto config = TRY(read_config(flags));
    const auto app = TRY(open_application(std::move(config), Schema::migrate));
    const auto product = TRY(Product::make(*app));
    return make_demo(*product);
}

}  // namespace

int command_demo(const Flags& flags, Output output) {
    const auto made = run_demo(flags);
    if (!made) return report(made.error(), output);
    print(*made, output);
    return done;
}

}  // namespace placet::server
