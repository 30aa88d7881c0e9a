#include "json/shape.h"

#include <boost/json.hpp>

namespace placet::json {
namespace {

namespace bj = boost::json;

bj::object text_schema(const Shape& shape) {
    bj::object out{{"type", "string"}};
    if (!shape.format.empty()) out["format"] = shape.format;
    if (shape.min > 0) out["minLength"] = shape.min;
    if (shape.max > 0) out["maxLength"] = shape.max;
    return out;
}

bj::object object_schema(const Shape& shape) {
    bj::object properties;
    bj::array needed;
    for (const auto& member : shape.members) {
        properties[member.name] = schema(member.shape);
        if (member.presence == Member::Presence::required) needed.emplace_back(member.name);
    }
    bj::object out{{"type", "object"}};
    if (!needed.empty()) out["required"] = std::move(needed);
    out["properties"] = std::move(properties);
    out["additionalProperties"] = false;
    return out;
}

bj::object kind_schema(const Shape& shape) {
    using Kind = Shape::Kind;
    switch (shape.kind) {
        case Kind::any:
            return {};
        case Kind::text:
            return text_schema(shape);
        case Kind::integer:
            return {{"type", "integer"}, {"minimum", shape.lowest}, {"maximum", shape.highest}};
        case Kind::number:
            return {{"type", "number"}};
        case Kind::boolean:
            return {{"type", "boolean"}};
        case Kind::one_of: {
            bj::array choices;
            for (const auto& choice : shape.choices)
                choices.emplace_back(choice);
            return {{"type", "string"}, {"enum", std::move(choices)}};
        }
        case Kind::array: {
            bj::object out{{"type", "array"}, {"items", schema(*shape.item)}};
            if (shape.max > 0) out["maxItems"] = shape.max;
            return out;
        }
        case Kind::map: {
            bj::object out{{"type", "object"}, {"additionalProperties", schema(*shape.item)}};
            if (shape.max > 0) out["maxProperties"] = shape.max;
            return out;
        }
        case Kind::nullable:
            return {{"anyOf", bj::array{schema(*shape.item), bj::object{{"type", "null"}}}}};
        case Kind::object:
            return object_schema(shape);
    }
    return {};
}

Shape with_item(Shape::Kind kind, Shape item, std::size_t max) {
    Shape shape;
    shape.kind = kind;
    shape.max = max;
    shape.item = std::make_shared<const Shape>(std::move(item));
    return shape;
}

Shape of(Shape::Kind kind) {
    Shape shape;
    shape.kind = kind;
    return shape;
}

}  // namespace

Shape any(std::string note) {
    Shape shape;
    shape.note = std::move(note);
    return shape;
}

Shape text(std::size_t min, std::size_t max, std::string format) {
    Shape shape = of(Shape::Kind::text);
    shape.min = min;
    shape.max = max;
    shape.format = std::move(format);
    return shape;
}

Shape integer(std::int64_t lowest, std::int64_t highest) {
    Shape shape = of(Shape::Kind::integer);
    shape.lowest = lowest;
    shape.highest = highest;
    return shape;
}

Shape number() {
    return of(Shape::Kind::number);
}
Shape boolean() {
    return of(Shape::Kind::boolean);
}

Shape one_of(std::vector<std::string> choices) {
    Shape shape = of(Shape::Kind::one_of);
    shape.choices = std::move(choices);
    return shape;
}

Shape array(Shape item, std::size_t max) {
    return with_item(Shape::Kind::array, std::move(item), max);
}
Shape map(Shape item, std::size_t max) {
    return with_item(Shape::Kind::map, std::move(item), max);
}
Shape nullable(Shape item) {
    return with_item(Shape::Kind::nullable, std::move(item), 0);
}

Shape object(std::vector<Member> members) {
    Shape shape = of(Shape::Kind::object);
    shape.members = std::move(members);
    return shape;
}

Member required(std::string name, Shape shape) {
    return {std::move(name), std::move(shape), Member::Presence::required};
}
Member optional(std::string name, Shape shape) {
    return {std::move(name), std::move(shape), Member::Presence::optional};
}

bj::object schema(const Shape& shape) {
    bj::object out = kind_schema(shape);
    if (!shape.note.empty()) out["description"] = shape.note;
    return out;
}

}  // namespace placet::json
