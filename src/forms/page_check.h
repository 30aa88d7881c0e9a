#pragma once

// Does the page show what it should? The server opens the pages on which a form is said to stand as
// a visitor would: finds the embed, takes the manifest from where the embed takes it, reads each
// text and compares its hash with the one that was published.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/ports.h"
#include "forms/published_form.h"

namespace placet::forms {

inline constexpr std::string_view page_check_job = "capture_point_check";

enum class PageState { ok, text_differs, not_found, unreachable };
std::string_view name_of(PageState state);

struct PageCheck {
    std::string url;
    PageState state = PageState::not_found;
    Timestamp checked_at;
    std::string expected, found;  // SHA-256 of the first text that differs, else of the first one
};

// Where the page's embed of this form loads from: "https://consent.example.by". Knows the script,
// the element and the frame or link of the hosted form; nothing when there is none of them.
std::optional<std::string> embed_origin(std::string_view html, std::string_view form);

PageCheck check_page(const Ports& ports, const PublishedForm& form, const std::string& url);

// Runs the job: {"workspace", "form"} of one form or workspace, or {} of all. Safe to repeat.
Result<void> check_pages(const Ports& ports, PublishedForms& published, std::string_view payload);

Result<std::vector<PageCheck>> list_page_checks(db::Transaction& tx,
                                                std::int64_t workspace,
                                                std::string_view form);

}  // namespace placet::forms
