#pragma once

// The categories that data belong to, and how delicate each is. A text names data by category; what
// the law says of special and of biometric data depends on it. Their names in four languages are in
// data/agreements/words.yaml.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placet::agreements {

enum class Sensitivity { ordinary, special, biometric };

struct DataCategory {
    std::string_view name;  // "contact", as in the API
    Sensitivity sensitivity = Sensitivity::ordinary;
};

std::string_view name_of(Sensitivity sensitivity);

// In the order in which an editor shows them.
std::span<const DataCategory> every_data_category();
std::vector<std::string> data_category_names();
// nullopt: there is no such category.
std::optional<Sensitivity> sensitivity_of(std::string_view category);

}  // namespace placet::agreements
