#pragma once

// A workspace with three companies on a real store, and the ports of agreements/ onto it.

#include <boost/json.hpp>

#include "agreements/examples.h"
#include "agreements/ports.h"
#include "agreements/publish_agreement.h"
#include "agreements/seed_agreements.h"
#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"
#include "workspaces/edit_company.h"
#include "workspaces/mailbox.h"
#include "workspaces/workspace.h"

namespace placet::agreements {

class FewStaff final : public workspaces::StaffDirectory {
public:
    Result<Summary> summary(db::Transaction&, std::int64_t) const override {
        return Summary{.active = active, .first_owner_email = "owner@example.com"};
    }
    std::int64_t active = 1;
};

struct Desk {
    explicit Desk(test::TestStore given) : store(std::move(given)) {
        must(store->write([&](db::Transaction& tx) {
            return workspaces::create_workspace(
                tx,
                {.name = "Полесье", .default_language = "ru", .phone_region = "BY"},
                clock.now());
        }));
        for (const char* country : {"BY", "RU", "DE"})
            companies[country] = add_company(country);
    }

    std::string add_company(const std::string& country) {
        const auto facts = a_company(country);
        boost::json::object members{{"name", facts.name},
                                    {"short_name", facts.short_name},
                                    {"legal_form", "legal_entity"},
                                    {"country", country},
                                    {"law_profiles",
                                     boost::json::array{country == "BY"   ? "by-99z"
                                                        : country == "RU" ? "ru-152fz"
                                                                          : "gdpr-de"}},
                                    {"address", facts.address},
                                    {"email", "info@example.com"},
                                    {"erasure_email", "privacy@example.com"}};
        const auto id = must(workspaces::create_company(workspace_ports,
                                                        {.workspace = 1,
                                                         .actor = workspaces::Actor::system("test"),
                                                         .members = std::move(members)}))
                            .id;
        must(store->write([&](db::Transaction& tx) {
            return workspaces::trust_mailbox(tx, workspace_ports, 1, id);
        }));
        return id;
    }

    Seeded seed(const std::string& country, const std::string& law) {
        return must(seed_agreements(ports,
                                    {.workspace = 1,
                                     .actor = actor,
                                     .company = companies.at(country),
                                     .law_profile = law,
                                     .default_language = "ru"}));
    }

    template <class F>
    auto read(F&& work) {
        return store->read(std::forward<F>(work));
    }

    test::TestStore store;
    test::ManualClock clock;
    test::SeededRandom random;
    FewStaff staff;
    law::Profiles laws = must(law::Profiles::embedded());
    lawbook::Book book{laws};
    TextLibrary library = must(TextLibrary::embedded());
    pages::Renderer renderer = must(pages::Renderer::load());
    workspaces::Ports workspace_ports{*store, clock, random, staff};
    workspaces::Actor actor{"staff", "st_1"};
    std::map<std::string, std::string> companies;
    std::vector<Published> told;
    Ports ports{.database = *store,
                .clock = clock,
                .random = random,
                .profiles = laws,
                .book = book,
                .library = library,
                .staff = staff,
                .pages = renderer,
                .published = [this](db::Transaction&, const Published& one) -> Result<void> {
                    told.push_back(one);
                    return {};
                }};
};

}  // namespace placet::agreements
