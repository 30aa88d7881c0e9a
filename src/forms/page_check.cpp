#include "forms/page_check.h"

#include <algorithm>
#include <array>

#include <boost/json.hpp>
#include <boost/url.hpp>

#include "crypto/crypto.h"
#include "forms/sql.h"
#include "workspaces/workspace.h"

namespace placet::forms {
namespace {

constexpr std::array<std::string_view, 4> state_names = {
    "ok", "text_differs", "not_found", "unreachable"};

// The value of `name="…"` in one tag, whichever quotes it has.
std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
        const std::size_t equals = at + name.size();
        const bool starts = at > 0 && (tag[at - 1] == ' ' || tag[at - 1] == '\n' ||
                                       tag[at - 1] == '\t' || tag[at - 1] == '\r');
        if (!starts || equals + 1 >= tag.size() || tag[equals] != '=') continue;
        const char quote = tag[equals + 1];
        if (quote != '"' && quote != '\'')
            return tag.substr(equals + 1, tag.find_first_of(" \t\r\n>", equals) - equals - 1);
        const auto end = tag.find(quote, equals + 2);
        if (end == std::string_view::npos) return {};
        return tag.substr(equals + 2, end - equals - 2);
    }
    return {};
}

std::string origin_of(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || (parsed->scheme() != "https" && parsed->scheme() != "http")) return {};
    return std::string(parsed->scheme()) + "://" + std::string(parsed->encoded_host_and_port());
}

std::string from_tag(std::string_view tag, std::string_view form) {
    if (tag.starts_with("<script") && attribute(tag, "data-form") == form)
        return origin_of(attribute(tag, "src"));
    if (tag.starts_with("<placet-form") && attribute(tag, "form") == form)
        return origin_of(attribute(tag, "server"));
    for (const std::string_view name : {"src", "href", "action"}) {
        const auto url = boost::urls::parse_uri(attribute(tag, name));
        if (url && url->path() == "/f/" + std::string(form)) return origin_of(attribute(tag, name));
    }
    return {};
}

// A pinned element names no server: its script does.
std::string script_origin(std::string_view html) {
    for (auto at = html.find("<script"); at != std::string_view::npos;
         at = html.find("<script", at + 1)) {
        const auto src = attribute(html.substr(at, html.find('>', at) - at), "src");
        if (src.find("/e/") != std::string_view::npos) return origin_of(src);
    }
    return {};
}

Error differs(std::string expected, std::string found) {
    return Error{ErrorKind::conflict, std::move(expected), std::move(found)};
}

// What a manifest says of each text; empty when it is none.
std::vector<std::string> shown_hashes(std::string_view body) {
    std::vector<std::string> hashes;
    boost::system::error_code broken;
    const auto manifest = boost::json::parse(body, broken);
    const auto* members = broken ? nullptr : manifest.if_object();
    const auto* asked = members ? members->if_contains("agreements") : nullptr;
    if (!asked || !asked->is_array()) return hashes;
    for (const auto& item : asked->get_array()) {
        const auto* agreement = item.if_object();
        const auto* hash = agreement ? agreement->if_contains("text_sha256") : nullptr;
        hashes.emplace_back(hash && hash->is_string() ? std::string_view(hash->get_string())
                                                      : std::string_view());
    }
    return hashes;
}

// One language of the form; an error of kind conflict names the hash wanted and the one found.
Result<void> compare(const Ports& ports, const LocalForm& local, const std::string& origin) {
    const auto answer = TRY(ports.fetcher.get(origin + "/e/v1/forms/" + local.point->id +
                                              "/manifest?lang=" + local.point->lang));
    const auto shown = shown_hashes(answer.body);
    for (std::size_t i = 0; i < local.point->agreements.size(); ++i) {
        const std::string expected = to_hex(local.point->agreements[i].text);
        const std::string found = i < shown.size() ? shown[i] : std::string();
        if (found != expected) return differs(expected, found);
        const auto text = TRY(ports.fetcher.get(origin + "/a/by-hash/" + expected));
        const std::string read = to_hex(crypto::sha256(view(text.body)));
        if (read != expected) return differs(expected, read);
    }
    return {};
}

Result<void> store_check(db::Transaction& tx, const Form& form, const PageCheck& check) {
    TRY(tx.execute(sql::upsert_page_check,
                   {form.workspace,
                    form.id,
                    check.url,
                    std::string(name_of(check.state)),
                    check.checked_at.micros,
                    check.expected,
                    check.found}));
    return {};
}

Result<std::vector<Form>> forms_of_job(db::Transaction& tx, const boost::json::object& payload) {
    std::vector<std::int64_t> numbers;
    if (const auto* one = payload.if_contains("workspace"))
        numbers.push_back(one->to_number<std::int64_t>());
    else
        for (const auto& workspace : TRY(workspaces::list_workspaces(tx)))
            numbers.push_back(workspace.id);
    const auto* wanted = payload.if_contains("form");
    std::vector<Form> out;
    for (const auto number : numbers)
        for (auto& form : TRY(list_forms(tx, number)))
            if (form.state == "published" &&
                (!wanted || std::string_view(wanted->as_string()) == form.id))
                out.push_back(std::move(form));
    return out;
}

}  // namespace

std::string_view name_of(PageState state) {
    return state_names[static_cast<std::size_t>(state)];
}

std::optional<std::string> embed_origin(std::string_view html, std::string_view form) {
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const auto tag = html.substr(at, html.find('>', at) - at);
        if (tag.find(form) == std::string_view::npos) continue;
        auto origin = from_tag(tag, form);
        if (origin.empty() && tag.starts_with("<placet-form")) origin = script_origin(html);
        if (!origin.empty()) return origin;
    }
    return std::nullopt;
}

PageCheck check_page(const Ports& ports, const PublishedForm& form, const std::string& url) {
    PageCheck check{.url = url, .checked_at = ports.consents.clock.now()};
    const auto& first = form.in(form.version.definition.default_language);
    if (!first.point->agreements.empty())
        check.expected = check.found = to_hex(first.point->agreements.front().text);
    const auto page = ports.fetcher.get(url);
    const auto origin = page ? embed_origin(page->body, form.form.id) : std::nullopt;
    if (!page || !origin) {
        check.state = page ? PageState::not_found : PageState::unreachable;
        check.found.clear();
        return check;
    }
    check.state = PageState::ok;
    // The language that most people see first.
    std::vector<const LocalForm*> languages{&first};
    for (const auto& [lang, local] : form.languages)
        if (&local != &first) languages.push_back(&local);
    for (const auto* local : languages) {
        const auto same = compare(ports, *local, *origin);
        if (same) continue;
        const bool read = same.error().kind == ErrorKind::conflict;
        check.state = read ? PageState::text_differs : PageState::unreachable;
        check.expected = read ? same.error().code : check.expected;
        check.found = read ? same.error().detail : "";
        return check;
    }
    return check;
}

Result<void> check_pages(const Ports& ports, PublishedForms& published, std::string_view payload) {
    const auto job = boost::json::parse(payload);
    const auto forms = TRY(ports.consents.main.read(
        [&](db::Transaction& tx) { return forms_of_job(tx, job.as_object()); }));
    for (const auto& form : forms) {
        const auto shown = published.find(form.id);
        if (!shown) continue;
        std::vector<PageCheck> checks;
        for (const auto& url : form.draft.pages)
            checks.push_back(check_page(ports, **shown, url));
        TRY(ports.consents.main.write([&](db::Transaction& tx) -> Result<void> {
            for (const auto& check : checks)
                TRY(store_check(tx, form, check));
            return {};
        }));
    }
    return {};
}

Result<std::vector<PageCheck>> list_page_checks(db::Transaction& tx,
                                                std::int64_t workspace,
                                                std::string_view form) {
    std::vector<PageCheck> out;
    for (const auto& row : TRY(tx.query(sql::list_page_checks, {workspace, std::string(form)}))) {
        const auto state = std::ranges::find(state_names, row.text(1));
        out.push_back({.url = row.text(0),
                       .state = static_cast<PageState>(state - state_names.begin()),
                       .checked_at = Timestamp{row.integer(2)},
                       .expected = row.text(3),
                       .found = row.text(4)});
    }
    return out;
}

}  // namespace placet::forms
