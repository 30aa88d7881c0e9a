#pragma once

// Finds the route of a request. Paths are matched segment by segment: a literal one wins over
// {param}, and {param} over a last {rest...}. Built once, then read by any thread.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/route.h"

namespace placet::http {

struct Match {
    const Route* route = nullptr;      // nullptr: no such path, or not by this method
    std::vector<const Route*> others;  // routes of the same path, when `route` is nullptr
    std::vector<std::pair<std::string_view, std::string_view>> params;  // views into `path`
};

class Router {
public:
    // `routes` must outlive the router. internal "http.routes" when two routes collide or a path is
    // not well formed; the detail names the operation.
    static Result<Router> make(const Routes& routes);

    // HEAD finds the GET route when there is none of its own.
    Match find(Method method, std::string_view path) const;

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> param;
        std::vector<const Route*> here;  // end of a path
        std::vector<const Route*> rest;  // a last {rest...}
    };

    Result<void> add(const Route& route);
    static const std::vector<const Route*>* walk(const Node& node, std::string_view path);

    Node root_;
};

}  // namespace placet::http
