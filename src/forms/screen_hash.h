#pragma once

// The hash of the words that a visitor could read beside the boxes (docs/formats/screen-hash.md),
// as the server expects it: a translating extension or a broken bundle shows in the record.

#include <vector>

#include <boost/json/object.hpp>

#include "base/bytes.h"
#include "consents/gate.h"
#include "pages/pages.h"

namespace placet::forms {

Hash expected_screen(const pages::Renderer& captions,
                     const boost::json::object& manifest,
                     const std::vector<consents::Answer>& answers);

}  // namespace placet::forms
