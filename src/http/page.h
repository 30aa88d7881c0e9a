#pragma once

// Lists that are cut into pages: `?cursor=&limit=`, `{"items": […]}` and a Link to the next page.

#include <string>

#include <boost/json.hpp>

#include "http/message.h"

namespace placet::http {

struct Page {
    std::size_t limit = 50;  // at most 200
    std::string cursor;      // as an earlier answer gave it; empty: from the start
};

// invalid_input "invalid" with field `limit`.
Result<Page> read_page(const Request& request);

// `next` is the cursor after the last item, empty at the end of the list.
Reply page_reply(const Request& request, boost::json::array items, std::string_view next);

}  // namespace placet::http
