#pragma once

// multipart/form-data as browsers write it (RFC 7578). Private to the module.

#include <string_view>

#include "base/result.h"
#include "pages/form_page.h"

namespace placet::pages {

// Files become the JSON that form_page.h tells; a file input left empty is left out.
// malformed "http.form": no boundary, a part without a name, broken UTF-8, NUL in a text.
Result<Post> read_multipart(std::string_view body);

}  // namespace placet::pages
