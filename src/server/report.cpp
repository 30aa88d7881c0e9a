#include <cstdio>

#include <boost/json.hpp>

#include "server/command.h"

namespace placet::server {

int report(const Error& error, Output output) {
    std::string text;
    if (output == Output::json)
        text = boost::json::serialize(
            boost::json::object{{"error", error.code}, {"detail", error.detail}});
    else
        text = "placet: " + error.code + (error.detail.empty() ? "" : ": " + error.detail);
    std::fprintf(stderr, "%s\n", text.c_str());
    return could_not_run;
}

}  // namespace placet::server
