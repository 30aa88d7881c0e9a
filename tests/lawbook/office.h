#pragma once

// A workspace on a real store with a law of two versions, and the ports of lawbook/ onto it.

#include <boost/json.hpp>

#include "law/embedded.h"
#include "lawbook/edit_law.h"
#include "lawbook/routes.h"
#include "support/manual_clock.h"
#include "support/seeded_random.h"
#include "support/stores.h"
#include "workspaces/workspace.h"

namespace placet::lawbook {

using test::must;

// The data of the program; that of Belarus gets a second version on 1 January 2027.
inline law::Profiles two_versions() {
    std::string text(placet::find(law::embedded_files(), "profiles.yaml")->text());
    const std::string place = "    time_zone: Europe/Minsk\n";
    text.insert(text.find(place) + place.size(),
                "    changes:\n"
                "      - {version: 2, valid_from: 2027-01-01, "
                "consent: {capture: {checkbox_preticked: forbid}}, "
                "requests: {access: {term: 4WD}}}\n");
    return must(law::Profiles::load(text));
}

struct Office {
    explicit Office(test::TestStore given) : store(std::move(given)) {
        clock.set(must(from_rfc3339("2026-11-22T12:00:00Z")));
        for (const char* name : {"First", "Second"})
            must(store->write([&](db::Transaction& tx) {
                return workspaces::create_workspace(
                    tx,
                    {.name = name, .default_language = "ru", .phone_region = "BY"},
                    clock.now());
            }));
    }

    Result<const law::Profile*> edit(const std::string& profile,
                                     const std::string& path,
                                     boost::json::value value,
                                     std::optional<std::int64_t> revision = {},
                                     std::int64_t workspace = 1) {
        return edit_law(ports,
                        {.workspace = workspace,
                         .actor = {"staff", "st_1"},
                         .profile = profile,
                         .path = path,
                         .value = std::move(value),
                         .reason = "as counsel advised",
                         .expected_revision = revision});
    }

    Result<const law::Profile*> law(const std::string& id, std::int64_t workspace = 1) {
        return store->read(
            [&](db::Transaction& tx) { return book.find(tx, workspace, id, clock.now()); });
    }

    void set_clock(const char* instant) { clock.set(must(from_rfc3339(instant))); }

    test::TestStore store;
    test::ManualClock clock;
    test::SeededRandom random;
    law::Profiles data = two_versions();
    law::Calendars calendars = must(law::Calendars::embedded());
    Words words = must(Words::embedded());
    Book book{data};
    Ports ports{*store, clock, random, book, calendars, words};
};

}  // namespace placet::lawbook
