#pragma once

// The structured parts of an agreement, besides purposes, recipients and term: what is done with
// the data and how, data beyond the fields of a form, and what only some kinds have to say. Each is
// a code or words per language; texts refer to them through placeholders.

#include <map>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "json/shape.h"
#include "law/profile.h"

namespace placet::agreements {

using law::Texts;
using Items = std::map<std::string, std::vector<std::string>>;  // language → words of each

struct DataGroup {
    std::string category;  // data_category.h
    Items items = {};
};

// What is kept on the visitor's device.
struct StorageItem {
    std::string name;
    Texts purpose = {};
    Texts lifetime = {};
};

// What a kind says besides; what it does not have stays empty.
struct Details {
    std::vector<std::string> resources = {};  // dissemination: addresses
    Texts conditions = {};
    Texts prohibitions = {};
    Texts transfer_conditions = {};
    std::vector<std::string> countries = {};  // cross_border
    Texts risks = {};
    Texts logic = {};  // automated_decision
    Texts consequences = {};
    std::vector<StorageItem> items = {};    // terminal_storage
    std::vector<std::string> numbers = {};  // call_recording
};

struct Parts {
    std::vector<std::string> operations = {};
    std::vector<std::string> methods = {};
    std::vector<DataGroup> data = {};
    Details details = {};
};

const std::vector<std::string>& every_operation();  // in the order of a text
const std::vector<std::string>& every_method();

// The members "operations", "methods", "data" and "details" of a draft.
std::vector<json::Member> parts_members();
void put(boost::json::object& draft, const Parts& parts);
// From a shape-checked value; operations in the order of a text, each once.
Parts parts_of(const boost::json::object& draft);

boost::json::object to_json(const Details& details);
Details details_of(const boost::json::object& members);
boost::json::object to_json(const Items& items);
Items items_of(const boost::json::object& members);

// What an agreement of this kind cannot do without: "countries", "resources", …
std::vector<std::string> missing_details(std::string_view kind, const Parts& parts);

}  // namespace placet::agreements
