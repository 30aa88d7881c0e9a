#pragma once

// Files for browsers that are part of the program: what sites embed, the look of the hosted pages,
// the staff app, and the demo shop.

#include "http/route.h"
#include "server/product.h"

namespace placet::server {

http::Routes asset_routes(Product& product);

}  // namespace placet::server
