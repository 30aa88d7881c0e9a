#include "http/openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "http/texts.h"

namespace placet::http {
namespace {

namespace bj = boost::json;

void indent(std::string& out, std::size_t depth) {
    out.append(depth * 2, ' ');
}

void pretty(const bj::value& value, std::size_t depth, std::string& out) {
    if (value.is_object() && !value.get_object().empty()) {
        std::map<std::string_view, const bj::value*> sorted;
        for (const auto& member : value.get_object())
            sorted[member.key()] = &member.value();
        out += "{";
        bool first = true;
        for (const auto& [key, member] : sorted) {
            out += first ? "\n" : ",\n";
            first = false;
            indent(out, depth + 1);
            out += bj::serialize(key) + ": ";
            pretty(*member, depth + 1, out);
        }
        out += '\n';
        indent(out, depth);
        out += '}';
    } else if (value.is_array() && !value.get_array().empty()) {
        out += '[';
        bool first = true;
        for (const auto& item : value.get_array()) {
            out += first ? "\n" : ",\n";
            first = false;
            indent(out, depth + 1);
            pretty(item, depth + 1, out);
        }
        out += '\n';
        indent(out, depth);
        out += ']';
    } else {
        out += json::canonical(value);
    }
}

// OpenAPI has no {rest...}; the parameter keeps its name.
std::string openapi_path(std::string_view path) {
    std::string out(path);
    const std::size_t dots = out.find("...}");
    if (dots != std::string::npos) out.erase(dots, 3);
    return out;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
}

bj::array parameters(std::string_view path) {
    bj::array out;
    for (std::size_t open = path.find('{'); open != std::string_view::npos;
         open = path.find('{', open + 1)) {
        std::string_view name = path.substr(open + 1, path.find('}', open) - open - 1);
        if (name.ends_with("...")) name.remove_suffix(3);
        out.push_back({{"name", name},
                       {"in", "path"},
                       {"required", true},
                       {"schema", bj::object{{"type", "string"}}}});
    }
    return out;
}

bj::object json_content(std::string_view type, bj::object schema) {
    return {{type, bj::object{{"schema", std::move(schema)}}}};
}

std::set<std::string> codes_of(const Route& route) {
    std::set<std::string> codes(route.errors.begin(), route.errors.end());
    if (route.request.kind != json::Shape::Kind::any)
        codes.insert({"json_malformed", "content_type", "unknown_field", "invalid"});
    if (route.limits.requests_per_minute > 0) codes.insert("too_many_requests");
    if (route.caller.audience == Caller::Audience::staff)
        codes.insert({"unauthenticated", "session_invalid", "key_invalid", "forbidden", "csrf"});
    return codes;
}

bj::array security(const Caller& caller) {
    bj::array out;
    if (caller.audience != Caller::Audience::staff) return out;
    if (!caller.roles.empty()) out.push_back(bj::object{{"session", bj::array{}}});
    if (!caller.scopes.empty()) {
        bj::array scopes;
        for (const auto scope : caller.scopes)
            scopes.emplace_back(name_of(scope));
        out.push_back(bj::object{{"key", std::move(scopes)}});
    }
    return out;
}

std::string_view audience_name(Caller::Audience audience) {
    switch (audience) {
        case Caller::Audience::anyone:
            return "anyone";
        case Caller::Audience::embed:
            return "embed";
        case Caller::Audience::link:
            return "link";
        case Caller::Audience::staff:
            return "staff";
    }
    return "staff";
}

bj::object operation(const Route& route) {
    bj::object success{{"description", "Done"}};
    if (route.answer.kind != json::Shape::Kind::any)
        success["content"] = json_content("application/json", json::schema(route.answer));
    bj::object refused{{"$ref", "#/components/responses/Problem"}};

    bj::array roles;
    for (const auto role : route.caller.roles)
        roles.emplace_back(name_of(role));
    bj::array errors;
    for (const auto& code : codes_of(route))
        errors.emplace_back(code);

    bj::object out{
        {"operationId", route.operation},
        {"summary", route.summary},
        {"responses",
         bj::object{{std::to_string(route.status), std::move(success)},
                    {"default", std::move(refused)}}},
        {"security", security(route.caller)},
        {"x-audience", audience_name(route.caller.audience)},
        {"x-errors", std::move(errors)},
    };
    if (!roles.empty()) out["x-roles"] = std::move(roles);
    if (!route.notes.empty()) out["description"] = route.notes;
    if (auto list = parameters(route.path); !list.empty()) out["parameters"] = std::move(list);
    if (route.limits.requests_per_minute > 0)
        out["x-requests-per-minute"] = route.limits.requests_per_minute;
    if (route.request.kind != json::Shape::Kind::any)
        out["requestBody"] =
            bj::object{{"required", true},
                       {"content", json_content("application/json", json::schema(route.request))}};
    return out;
}

bj::object problem_schema() {
    using namespace json;
    const auto fault = object({required("field", text(0, 0)),
                               required("code", text(0, 0)),
                               required("message", text(0, 0))});
    auto out = schema(object({required("type", text(0, 0, "uri")),
                              required("title", text(0, 0)),
                              required("status", integer(400, 599)),
                              required("code", text(0, 0)),
                              required("detail", text(0, 0)),
                              required("invalid", array(fault, 0))}));
    out["additionalProperties"] = true;  // some refusals carry more, such as a new manifest
    return out;
}

bj::object components() {
    bj::object problem{
        {"description", "Refused (RFC 9457); `code` is stable"},
        {"content",
         json_content("application/problem+json", {{"$ref", "#/components/schemas/Problem"}})}};
    return {
        {"schemas", bj::object{{"Problem", problem_schema()}}},
        {"responses", bj::object{{"Problem", std::move(problem)}}},
        {"securitySchemes",
         bj::object{{"session",
                     bj::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "placet_session"}}},
                    {"key", bj::object{{"type", "http"}, {"scheme", "bearer"}}}}}};
}

}  // namespace

std::string openapi(const Routes& routes, std::string_view version) {
    bj::object paths;
    for (const auto& route : routes) {
        auto& path = paths[openapi_path(route.path)];
        if (!path.is_object()) path.emplace_object();
        path.get_object()[lower(name_of(route.method))] = operation(route);
    }
    const bj::object document{
        {"openapi", "3.1.0"},
        {"info", bj::object{{"title", "Placet"}, {"version", version}}},
        {"paths", std::move(paths)},
        {"components", components()},
    };
    std::string out;
    pretty(document, 0, out);
    out += '\n';
    return out;
}

}  // namespace placet::http
