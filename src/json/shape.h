#pragma once

// The declared form of a JSON body: one value that both checks a request (unknown fields are
// refused, never ignored) and is written into api/openapi.json.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <boost/json/fwd.hpp>

#include "base/result.h"

namespace placet::json {

struct Member;

struct Shape {
    enum class Kind { any, text, integer, number, boolean, array, object, map, one_of, nullable };
    Kind kind = Kind::any;
    std::size_t min = 0;      // text: characters; array: items
    std::size_t max = 0;      // text: characters; array: items; map: members
    std::int64_t lowest = 0;  // integer
    std::int64_t highest = 0;
    std::string format;                 // OpenAPI format: date-time, uri, email, …
    std::vector<std::string> choices;   // one_of
    std::vector<Member> members;        // object
    std::shared_ptr<const Shape> item;  // array, map, nullable
    std::string note;                   // OpenAPI description
};

struct Member {
    std::string name;
    Shape shape;
    enum class Presence { required, optional } presence = Presence::required;
};

Shape any(std::string note = {});
Shape text(std::size_t min, std::size_t max, std::string format = {});
Shape integer(std::int64_t lowest, std::int64_t highest);
Shape number();
Shape boolean();
Shape one_of(std::vector<std::string> choices);
Shape array(Shape item, std::size_t max);
Shape map(Shape item, std::size_t max);  // free keys, e.g. {"ru": "…", "be": "…"}
Shape nullable(Shape item);
Shape object(std::vector<Member> members);
Member required(std::string name, Shape shape);
Member optional(std::string name, Shape shape);

// invalid_input "invalid" with one FieldError for each fault: codes required, unknown_field,
// wrong_type, too_short, too_long, too_small, too_large, not_a_choice, bad_text (NUL or control
// characters other than \n and \t in a text). Paths look like `consents[0].agreement`.
// When an unknown field is the only kind of fault the code is "unknown_field".
Result<void> check(const Shape& shape, const boost::json::value& value);

// The OpenAPI 3.1 schema.
boost::json::object schema(const Shape& shape);

// Strict parsing: UTF-8, depth <= 32, no duplicate keys, no NUL. malformed: "json.malformed".
Result<boost::json::value> parse(std::string_view text);

// Compact text with keys sorted bytewise and numbers as written by the caller: used wherever
// stored JSON is compared or hashed. Stable over reading and writing for whole numbers; the parser
// may read a long fraction one unit in the last place off.
std::string canonical(const boost::json::value& value);

}  // namespace placet::json
