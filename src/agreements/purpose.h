#pragma once

// Why data are processed, and who else receives them. A purpose's code is its name in the log: it
// is given once and never changes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "agreements/words.h"
#include "base/result.h"
#include "json/shape.h"
#include "law/profile.h"

namespace placet::agreements {

struct Purpose {
    std::string id = {};
    std::int64_t code = 0;
    law::Texts text = {};
    std::string basis = {};                             // consent, contract, law, interest
    std::optional<std::int64_t> retention_months = {};  // nothing: until it is reached
    std::vector<std::string> data = {};                 // categories it needs; empty: not stated
    bool archived = false;
    std::int64_t revision = 1;
};

struct Recipient {
    std::string id = {};
    std::string name = {};
    std::string address = {};
    std::string country = {};   // ISO 3166
    std::string role = {};      // processor, third_party
    std::string contract = {};  // what binds it: "Договор № 12 от 01.03.2026"
    bool archived = false;
    std::int64_t revision = 1;
};

enum class Body { create, change };
json::Shape purpose_body(Body body);
json::Shape recipient_body(Body body);
json::Shape purpose_shape();
json::Shape recipient_shape();

boost::json::object to_json(const Purpose& purpose);
boost::json::object to_json(const Recipient& recipient);

// With the members of a shape-checked body put in.
Purpose with_members(Purpose purpose, const boost::json::object& members);
Recipient with_members(Recipient recipient, const boost::json::object& members);

// invalid_input "invalid": a text in no language, a country that does not exist.
Result<Purpose> checked(Purpose purpose);
Result<Recipient> checked(Recipient recipient, const Words& words);

law::Texts texts_of(const boost::json::value& map);
boost::json::object to_json(const law::Texts& texts);

}  // namespace placet::agreements
