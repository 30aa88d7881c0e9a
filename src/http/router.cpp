#include "http/router.h"

#include <algorithm>
#include <set>

namespace placet::http {
namespace {

Error bad_route(const Route& route) {
    return internal_error("http.routes", route.operation);
}

bool is_param(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}
bool is_rest(std::string_view segment) {
    return is_param(segment) && segment.size() > 5 && segment.ends_with("...}");
}

// Takes "/segment" off the front.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

Result<void> put(std::vector<const Route*>& routes, const Route& route) {
    const bool taken = std::any_of(routes.begin(), routes.end(), [&](const Route* other) {
        return other->method == route.method;
    });
    if (taken) return bad_route(route);
    routes.push_back(&route);
    return {};
}

const Route* by_method(const std::vector<const Route*>& routes, Method method) {
    for (const auto* route : routes)
        if (route->method == method) return route;
    return nullptr;
}

void name_params(std::string_view pattern, std::string_view path, Match& match) {
    while (!pattern.empty()) {
        const std::string_view left = path;
        const std::string_view name = take_segment(pattern);
        if (is_rest(name)) {
            match.params.emplace_back(name.substr(1, name.size() - 5), left.substr(1));
            return;
        }
        const std::string_view value = take_segment(path);
        if (is_param(name)) match.params.emplace_back(name.substr(1, name.size() - 2), value);
    }
}

}  // namespace

Result<Router> Router::make(const Routes& routes) {
    Router router;
    std::set<std::string_view> operations;
    for (const auto& route : routes) {
        if (!operations.insert(route.operation).second) return bad_route(route);
        TRY(router.add(route));
    }
    return router;
}

Result<void> Router::add(const Route& route) {
    std::string_view pattern = route.path;
    if (!pattern.starts_with('/')) return bad_route(route);
    Node* node = &root_;
    while (!pattern.empty()) {
        const std::string_view segment = take_segment(pattern);
        if (is_rest(segment)) {
            if (!pattern.empty()) return bad_route(route);
            return put(node->rest, route);
        }
        auto& next = is_param(segment) ? node->param : node->literals[std::string(segment)];
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    return put(node->here, route);
}

const std::vector<const Route*>* Router::walk(const Node& node, std::string_view path) {
    if (path.empty()) return node.here.empty() ? nullptr : &node.here;
    std::string_view left = path;
    const std::string_view segment = take_segment(left);
    if (const auto literal = node.literals.find(segment); literal != node.literals.end())
        if (const auto* found = walk(*literal->second, left)) return found;
    if (node.param && !segment.empty())
        if (const auto* found = walk(*node.param, left)) return found;
    return node.rest.empty() ? nullptr : &node.rest;
}

Match Router::find(Method method, std::string_view path) const {
    Match match;
    if (!path.starts_with('/')) return match;
    const auto* routes = walk(root_, path);
    if (routes == nullptr) return match;
    match.route = by_method(*routes, method);
    if (match.route == nullptr && method == Method::head)
        match.route = by_method(*routes, Method::get);
    if (match.route == nullptr)
        match.others = *routes;
    else
        name_params(match.route->path, path, match);
    return match;
}

}  // namespace placet::http
