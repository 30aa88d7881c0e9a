#pragma once

// The pages the server renders: hosted form, agreement, receipt, withdrawal, errors, the demo shop.
// Templates are data/pages/*.mustache, words are data/texts/pages.yaml, the look is
// web/pages/public; all are part of the program. Every value of a context is escaped; the members
// that are inserted as they are (texts of agreements, whose bytes must not change) are exactly
// `fragment` and `html`, and `body` and seals made here. README.md lists what each page
// takes. A Renderer is immutable: any thread may use it.

#include <map>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/embedded.h"
#include "base/result.h"

namespace placet::pages {

// In rehearsal every page says that it is one.
enum class Reality { real, rehearsal };

class Renderer {
public:
    // internal: "pages.texts" when the embedded words cannot be read.
    static Result<Renderer> load(Reality reality = Reality::real);

    // `page` is a template's name without its ending, `lang` one of ru, be, de, en (else en).
    // Adds to the context: `t` (the words), `lang`, `page_title` (when absent), and for every
    // member `x_at` (RFC 3339) `x_at_text`; for `outcome` and `state` `…_text`; for `leaf_hash` and
    // `sha256` a seal, `…_seal`; for a list `xs` `has_xs`. An unknown page is the page "error".
    std::string render_page(std::string_view page,
                            std::string_view lang,
                            const boost::json::object& context) const;

    // One of the words; empty when there is no such key.
    std::string_view text(std::string_view key, std::string_view lang) const;

private:
    Reality reality_ = Reality::real;
    // key -> language -> words
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> texts_;
};

// The error page's context for an HTTP status.
boost::json::object error_context(const Renderer& renderer,
                                  int status,
                                  std::string_view code,
                                  std::string_view lang);

// Files to be served below /p/: pages.css, demo.css, seal.svg. nullptr: there is none.
const EmbeddedFile* asset(std::string_view path);

// "22 ноября 2026, 14:03:22 UTC" for an RFC 3339 instant; the input when it is not one.
std::string format_instant(const Renderer& renderer,
                           std::string_view rfc3339,
                           std::string_view lang);

}  // namespace placet::pages
