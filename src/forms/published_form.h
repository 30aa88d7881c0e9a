#pragma once

// A form as visitors get it: everything rendered when it was published, read once and kept in
// memory. Showing it writes nothing.

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "consents/capture_point.h"
#include "forms/form_store.h"
#include "forms/ports.h"

namespace placet::forms {

// The form in one language.
struct LocalForm {
    std::shared_ptr<const consents::CapturePoint> point;
    boost::json::object manifest;             // but for token and expires
    std::string manifest_text;                // the same, serialised, without the last }
    std::map<std::string, std::string> html;  // agreement → canonical fragment
};

struct PublishedForm {
    Form form;
    FormVersion version;
    std::string phone_region;
    bool source_changed = false;  // a text on the company's site is no longer what was published
    std::map<std::string, LocalForm> languages;

    // The language itself, else the form's default.
    const LocalForm& in(std::string_view lang) const;
    bool allows(std::string_view origin) const;
    // conflict "capture_point_stopped" once an override that it rests on has run out, and while
    // the site of one of its texts says something else.
    Result<void> check_open(Timestamp now) const;
};

// Any thread. An entry is looked at again after a second, so that other nodes follow.
class PublishedForms {
public:
    explicit PublishedForms(const Ports& ports) : ports_(ports) {}

    // not_found "form_not_found": also while it is a draft or stopped.
    Result<std::shared_ptr<const PublishedForm>> find(std::string_view form);
    void forget(std::string_view form);
    // A transaction under way will change what forms show: until it is over and a little longer,
    // every entry is looked at each time.
    void expect_change();

private:
    struct Kept {
        std::shared_ptr<const PublishedForm> form;
        std::string stamp;
        Timestamp checked_at;
    };
    Result<Kept> load(std::string_view form, const Kept* known);

    const Ports& ports_;
    std::mutex mutex_;  // guards the two below
    Timestamp restless_until_{};
    std::map<std::string, Kept, std::less<>> kept_;
};

// The manifest with a fresh token.
std::string manifest_of(const PublishedForm& form,
                        std::string_view lang,
                        const consents::Ports& ports);

// The token's key of a workspace.
crypto::Key token_key(const crypto::KeyRing& ring, std::int64_t workspace);

}  // namespace placet::forms
