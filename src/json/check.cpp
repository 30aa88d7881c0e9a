#include <algorithm>

#include <boost/json.hpp>

#include "json/shape.h"

namespace placet::json {
namespace {

namespace bj = boost::json;

// A hostile body could be wrong in thousands of places; the answer stays small.
constexpr std::size_t faults_max = 32;
constexpr std::size_t name_shown_max = 64;

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

bool has_bad_text(std::string_view utf8) {
    return std::any_of(utf8.begin(), utf8.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return (code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F;
    });
}

// Cuts a name that a client invented, at a character border.
std::string_view shown(std::string_view name) {
    if (name.size() <= name_shown_max) return name;
    std::size_t end = name_shown_max;
    while (end > 0 && (name[end] & 0xC0) == 0x80)
        --end;
    return name.substr(0, end);
}

class Checker {
public:
    void check(const Shape& shape, const bj::value& value) {
        using Kind = Shape::Kind;
        switch (shape.kind) {
            case Kind::any:
                return;
            case Kind::nullable:
                if (!value.is_null()) check(*shape.item, value);
                return;
            case Kind::boolean:
                return expect(value.is_bool());
            case Kind::number:
                return expect(value.is_number());
            case Kind::integer:
                return check_integer(shape, value);
            case Kind::text:
                return check_text(shape, value);
            case Kind::one_of:
                return check_choice(shape, value);
            case Kind::array:
                return check_array(shape, value);
            case Kind::map:
                return check_map(shape, value);
            case Kind::object:
                return check_object(shape, value);
        }
    }

    Result<void> outcome() {
        if (faults_.empty()) return {};
        const bool only_unknown =
            std::all_of(faults_.begin(), faults_.end(), [](const FieldError& fault) {
                return fault.code == "unknown_field";
            });
        return invalid_input(only_unknown ? "unknown_field" : "invalid", std::move(faults_));
    }

private:
    bool full() const { return faults_.size() >= faults_max; }

    void fault(std::string code) {
        if (!full()) faults_.push_back({path_, std::move(code)});
    }

    void expect(bool right_type) {
        if (!right_type) fault("wrong_type");
    }

    void check_integer(const Shape& shape, const bj::value& value) {
        if (value.is_uint64() && value.get_uint64() > INT64_MAX) return fault("too_large");
        if (!value.is_int64() && !value.is_uint64()) return fault("wrong_type");
        const auto number =
            value.is_int64() ? value.get_int64() : static_cast<std::int64_t>(value.get_uint64());
        if (number < shape.lowest) return fault("too_small");
        if (number > shape.highest) return fault("too_large");
    }

    void check_text(const Shape& shape, const bj::value& value) {
        if (!value.is_string()) return fault("wrong_type");
        const std::string_view text{value.get_string()};
        if (has_bad_text(text)) return fault("bad_text");
        const std::size_t length = characters(text);
        if (length < shape.min) return fault("too_short");
        if (shape.max > 0 && length > shape.max) return fault("too_long");
    }

    void check_choice(const Shape& shape, const bj::value& value) {
        if (!value.is_string()) return fault("wrong_type");
        const std::string_view text{value.get_string()};
        if (std::find(shape.choices.begin(), shape.choices.end(), text) == shape.choices.end())
            fault("not_a_choice");
    }

    void check_array(const Shape& shape, const bj::value& value) {
        if (!value.is_array()) return fault("wrong_type");
        const auto& items = value.get_array();
        if (items.size() < shape.min) return fault("too_short");
        if (shape.max > 0 && items.size() > shape.max) return fault("too_long");
        for (std::size_t i = 0; i < items.size() && !full(); ++i) {
            const std::size_t mark = path_.size();
            path_ += "[" + std::to_string(i) + "]";
            check(*shape.item, items[i]);
            path_.resize(mark);
        }
    }

    void check_map(const Shape& shape, const bj::value& value) {
        if (!value.is_object()) return fault("wrong_type");
        const auto& members = value.get_object();
        if (shape.max > 0 && members.size() > shape.max) return fault("too_long");
        for (const auto& member : members) {
            if (full()) return;
            const std::size_t mark = enter(shown(member.key()));
            if (has_bad_text(member.key()))
                fault("bad_text");
            else
                check(*shape.item, member.value());
            path_.resize(mark);
        }
    }

    void check_object(const Shape& shape, const bj::value& value) {
        if (!value.is_object()) return fault("wrong_type");
        const auto& members = value.get_object();
        std::size_t known = 0;
        for (const auto& declared : shape.members) {
            const std::size_t mark = enter(declared.name);
            if (const auto* found = members.if_contains(declared.name)) {
                ++known;
                check(declared.shape, *found);
            } else if (declared.presence == Member::Presence::required) {
                fault("required");
            }
            path_.resize(mark);
        }
        if (known < members.size()) refuse_unknown(shape, members);
    }

    void refuse_unknown(const Shape& shape, const bj::object& members) {
        for (const auto& member : members) {
            const bool declared =
                std::any_of(shape.members.begin(), shape.members.end(), [&](const Member& m) {
                    return std::string_view(m.name) == std::string_view(member.key());
                });
            if (declared) continue;
            const std::size_t mark = enter(shown(member.key()));
            fault("unknown_field");
            path_.resize(mark);
        }
    }

    std::size_t enter(std::string_view name) {
        const std::size_t mark = path_.size();
        if (mark > 0) path_ += '.';
        path_ += name;
        return mark;
    }

    std::string path_;
    std::vector<FieldError> faults_;
};

}  // namespace

Result<void> check(const Shape& shape, const bj::value& value) {
    Checker checker;
    checker.check(shape, value);
    return checker.outcome();
}

}  // namespace placet::json
