#include "pages/pages.h"

#include <array>
#include <cstdio>

#include <yaml-cpp/yaml.h>
#include <boost/json/value.hpp>
#include <kainjow/mustache.hpp>

#include "base/time.h"
#include "pages/embedded.h"
#include "pages/view.h"

namespace placet::pages {
namespace {

namespace json = boost::json;
using kainjow::mustache::data;

constexpr std::array<std::string_view, 4> kLanguages = {"ru", "be", "de", "en"};

std::string_view known_language(std::string_view lang) {
    for (const auto known : kLanguages)
        if (known == lang) return known;
    return "en";
}

std::string render(std::string_view source, const data& view) {
    kainjow::mustache::mustache page{std::string(source)};
    page.set_custom_escape(escape_html);
    return page.render(view);
}

// What stands in the browser's title bar when the caller says nothing.
std::string title_of(const Renderer& renderer,
                     std::string_view page,
                     std::string_view lang,
                     const json::object& context) {
    const auto text = [&](std::string_view key) { return std::string(renderer.text(key, lang)); };
    const auto member = [](const json::object& object, std::string_view name) {
        const json::value* value = object.if_contains(name);
        return value != nullptr && value->is_string() ? std::string(value->as_string())
                                                      : std::string();
    };
    if (page == "form") {
        const json::value* form = context.if_contains("form");
        std::string title = form != nullptr && form->is_object()
                                ? member(form->as_object(), "title")
                                : std::string();
        const json::value* errors = context.if_contains("errors");
        const bool wrong = errors != nullptr && errors->is_array() && !errors->as_array().empty();
        return wrong ? text("error_prefix") + title : title;
    }
    if (page == "thanks") return text("thanks");
    if (page == "agreement") return member(context, "title");
    if (page == "receipt") return text("receipt_title");
    if (page == "withdraw")
        return text(context.contains("withdrawn_at") ? "withdrawn_title" : "withdraw_title");
    return member(context, "error_title");
}

}  // namespace

Result<Renderer> Renderer::load(Reality reality) {
    const EmbeddedFile* file = find(embedded_files(), "pages.yaml");
    if (file == nullptr) return internal_error("pages.texts", "pages.yaml is not embedded");
    Renderer renderer;
    renderer.reality_ = reality;
    try {
        for (const auto& entry : YAML::Load(std::string(file->text()))) {
            auto& words = renderer.texts_[entry.first.as<std::string>()];
            for (const auto lang : kLanguages)
                words[std::string(lang)] = entry.second[std::string(lang)].as<std::string>();
        }
    } catch (const YAML::Exception& error) {
        return internal_error("pages.texts", error.what());
    }
    return renderer;
}

std::string_view Renderer::text(std::string_view key, std::string_view lang) const {
    const auto entry = texts_.find(key);
    if (entry == texts_.end()) return {};
    const auto words = entry->second.find(known_language(lang));
    return words == entry->second.end() ? std::string_view() : words->second;
}

std::string Renderer::render_page(std::string_view page,
                                  std::string_view lang,
                                  const json::object& context) const {
    lang = known_language(lang);
    const EmbeddedFile* source = find(embedded_files(), std::string(page) + ".mustache");
    const EmbeddedFile* layout = find(embedded_files(), "layout.mustache");
    if (source == nullptr || layout == nullptr || page == "layout")
        return page == "error" ? std::string()
                               : render_page("error", lang, error_context(*this, 500, "", lang));

    const Words words{
        [&](std::string_view key) { return std::string(text(key, lang)); },
        [&](std::string_view instant) { return format_instant(*this, instant, lang); }};
    data view = make_view(context, words);
    data texts = data::type::object;
    for (const auto& [key, by_language] : texts_)
        texts.set(key, by_language.find(lang)->second);
    view.set("t", texts);
    view.set("lang", std::string(lang));
    view.set("page", std::string(page));
    view.set("rehearsal", reality_ == Reality::rehearsal);
    if (!context.contains("page_title"))
        view.set("page_title", title_of(*this, page, lang, context));

    std::string body = render(source->text(), view);
    if (body.starts_with("<!doctype")) return body;
    // Put in after the layout is rendered, not through it: the bytes of a text stay as they are.
    constexpr std::string_view kHole = "{{{body}}}";
    const std::string_view frame = layout->text();
    const std::size_t hole = frame.find(kHole);
    return render(frame.substr(0, hole), view) + body +
           render(frame.substr(hole + kHole.size()), view);
}

json::object error_context(const Renderer& renderer,
                           int status,
                           std::string_view code,
                           std::string_view lang) {
    std::string key = "error_" + std::string(code);
    if (code.empty() || renderer.text(key + "_text", lang).empty())
        key = "error_" + std::to_string(status);
    if (renderer.text(key, lang).empty()) key = "error_other";
    return {{"status", status},
            {"code", code},
            {"error_title", renderer.text(key, lang)},
            {"error_text", renderer.text(key + "_text", lang)}};
}

const EmbeddedFile* asset(std::string_view path) {
    if (!path.ends_with(".css") && !path.ends_with(".svg")) return nullptr;
    return find(embedded_files(), path);
}

std::string format_instant(const Renderer& renderer,
                           std::string_view rfc3339,
                           std::string_view lang) {
    const auto at = from_rfc3339(rfc3339);
    if (!at.has_value()) return std::string(rfc3339);
    const std::string utc = to_rfc3339(*at);  // 2026-11-22T12:00:00.000Z
    if (utc.size() < 19) return utc;
    const std::string month(
        renderer.text("month_" + std::to_string(std::stoi(utc.substr(5, 2))), lang));
    const std::string day = std::to_string(std::stoi(utc.substr(8, 2)));
    return day + (lang == "de" ? ". " : " ") + month + " " + utc.substr(0, 4) + ", " +
           utc.substr(11, 8) + " UTC";
}

}  // namespace placet::pages
