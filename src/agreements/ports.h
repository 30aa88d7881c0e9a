#pragma once

// What this module uses of the outside.

#include <functional>
#include <string>
#include <vector>

#include "agreements/change_texts.h"
#include "agreements/external_words.h"
#include "agreements/finding.h"
#include "agreements/ready_text.h"
#include "agreements/render.h"
#include "agreements/words.h"
#include "base/random.h"
#include "base/time.h"
#include "db/database.h"
#include "http/fetch.h"
#include "law/profiles.h"
#include "lawbook/book.h"
#include "pages/pages.h"
#include "workspaces/ports.h"

namespace placet::agreements {

// The data that is part of the program. Loaded once; immutable, any thread.
struct TextLibrary {
    ReadyTexts ready;
    Words words;
    FindingTexts findings;
    ExternalWords external;
    ChangeTexts changes;
    Signs signs;

    static Result<TextLibrary> embedded();
};

// What goes into the log when an agreement is published.
struct Published {
    std::int64_t workspace = 0;
    std::string agreement;
    std::string company;
    Uid uid{};
    std::int64_t version = 0;
    std::string law_profile;
    std::vector<std::int64_t> purposes;  // codes
    struct Text {
        std::string lang;
        Hash sha256{};  // of the text without a form's fields, stored by its hash
    };
    std::vector<Text> texts;
    std::string staff;  // who published
    Timestamp at;
};

// Called in the transaction that publishes; its error undoes the publication.
using PublishedHook = std::function<Result<void>(db::Transaction&, const Published&)>;
// The fields of a form's draft in one language, for previews. not_found when there is no such form.
using FormFields = std::function<Result<std::vector<FieldLabel>>(
    db::Transaction&, std::int64_t workspace, std::string_view form, std::string_view lang)>;
// How many consents rest on a version.
using ConsentCount = std::function<Result<std::int64_t>(
    db::Transaction&, std::int64_t workspace, std::string_view agreement, std::int64_t version)>;

// How many people have agreed and not taken it back, whose newest consent is to a version before
// `below`.
using PeopleCount = std::function<Result<std::int64_t>(
    db::Transaction&, std::int64_t workspace, std::string_view agreement, std::int64_t below)>;
// The published forms that ask for an agreement.
struct AskingForm {
    std::string id;
    std::string name;
};
using AskingForms = std::function<Result<std::vector<AskingForm>>(
    db::Transaction&, std::int64_t workspace, std::string_view agreement)>;

// The hooks may be empty: modules above this one fill them in.
struct Ports {
    db::Database& database;
    const Clock& clock;
    Random& random;
    const law::Profiles& profiles;
    const lawbook::Book& book;  // the same as the workspace has them
    const TextLibrary& library;
    const workspaces::StaffDirectory& staff;
    const pages::Renderer& pages;
    PublishedHook published = {};
    FormFields form_fields = {};
    ConsentCount consents = {};
    PeopleCount people = {};
    AskingForms asking_forms = {};
    http::Fetcher* fetcher = nullptr;  // without one there are no external texts
    bool mail_leaves = false;          // a relay is configured, so mailboxes can be proved
};

}  // namespace placet::agreements
