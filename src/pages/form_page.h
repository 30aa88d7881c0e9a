#pragma once

// The hosted form: the page made from the same manifest that the widget gets, and the submission
// read from what a browser without scripts posts. The two meet in the names of the inputs:
//   token, key            the manifest's token, the Idempotency-Key
//   v.<field>             a value; a repeated name is a choice of several
//   f.<field>             a file; in a Post its value is the JSON {"name", "type", "base64"}
//   c.<agreement>=on      the box is ticked
//   read.<agreement>=on   "I have read the text to its end" (asked where the manifest has
//   read_gate)

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "base/result.h"
#include "pages/pages.h"

namespace placet::pages {

// What was posted, in the order in which it came.
using Post = std::vector<std::pair<std::string, std::string>>;

struct FormPage {
    boost::json::object manifest;
    std::string action;                                 // "/f/f_7k2p?lang=be"
    std::string idempotency_key;                        // a fresh one for a fresh page
    std::map<std::string, std::string> agreement_html;  // canonical fragments, where read_gate asks
    Post post = {};                                     // what to show again after a refusal
    std::vector<FieldError> errors = {};  // `values.<name>`, or any path with an ag_ id
    std::string failure = {};             // code of a refusal that is about no field
    bool stale = false;                   // the text changed meanwhile: boxes start anew
    std::string look_url = {};            // style sheet of the form's own look
    bool frame = false;                   // ?frame=1
};

// The context of page "form".
boost::json::object form_context(const Renderer& renderer, const FormPage& page);

// application/x-www-form-urlencoded with repeated names, or multipart/form-data (known by its first
// two dashes), which a page with a file field posts. malformed "http.form"
Result<Post> read_post(std::string_view body);

// The body of POST /e/v1/forms/{form}/submissions for a post against this manifest. Unknown names
// become unknown members, so that they are refused there and not here.
boost::json::object submission_of(const boost::json::object& manifest, const Post& post);

// The post's idempotency key; empty when there is none.
std::string key_of(const Post& post);

}  // namespace placet::pages
