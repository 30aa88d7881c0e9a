#include <cstdio>

#include <boost/json.hpp>

#include "server/command.h"

namespace placet::server {

int report(const Error& error, Output output) {
    std::string text, faults;
    for (const auto& [field, code] : error.invalid)
        faults += (faults.empty() ? "" : ", ") + field + " (" + code + ")";
    const std::string detail = error.detail.empty() ? faults : error.detail;
    if (output == Output::json)
        text =
            boost::json::serialize(boost::json::object{{"error", error.code}, {"detail", detail}});
    else
        text = "placet: " + error.code + (detail.empty() ? "" : ": " + detail);
    std::fprintf(stderr, "%s\n", text.c_str());
    return could_not_run;
}

}  // namespace placet::server
