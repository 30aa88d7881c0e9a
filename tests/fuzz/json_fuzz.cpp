// What is read is written back to the same value, and the check never trusts its input.

#include <algorithm>

#include <boost/json.hpp>

#include "fuzz/fuzz.h"
#include "json/shape.h"

namespace placet::fuzz {
namespace {

namespace bj = boost::json;

// Boost.JSON 1.81 may read a fraction one unit in the last place off, so that only whole numbers
// are sure to come back.
bool has_fraction(const bj::value& value) {
    if (value.is_double()) return true;
    if (const auto* array = value.if_array())
        return std::any_of(array->begin(), array->end(), has_fraction);
    if (const auto* object = value.if_object())
        return std::any_of(object->begin(), object->end(), [](const bj::key_value_pair& member) {
            return has_fraction(member.value());
        });
    return false;
}

}  // namespace

void judge(BytesView input) {
    static const json::Shape shape =
        json::object({json::required("a", json::text(1, 8)),
                      json::optional("b", json::array(json::map(json::integer(-5, 5), 3), 4)),
                      json::optional("c", json::nullable(json::one_of({"x", "y"})))});
    const auto value = json::parse(text_view(input));
    if (!value) return;
    const auto text = json::canonical(*value);
    const auto again = json::parse(text);
    require(again.has_value());
    require(has_fraction(*value) || json::canonical(*again) == text);
    const auto checked = json::check(shape, *value);
    require(checked || checked.error().invalid.size() <= 32);
}

}  // namespace placet::fuzz
