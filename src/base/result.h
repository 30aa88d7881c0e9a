#pragma once

// Result<T>: a value or an Error. Member names are those of std::expected, which g++ 12 lacks in
// C++20 mode. TRY(expression) returns early from a function that itself returns a Result.

#include <cstdlib>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/error.h"

namespace placet {

template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    template <class U = T>
        requires(std::is_constructible_v<T, U &&> &&
                 !std::is_same_v<std::remove_cvref_t<U>, Result> &&
                 !std::is_same_v<std::remove_cvref_t<U>, Error>)
    Result(U&& value) : state_(std::in_place_index<0>, std::forward<U>(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T& value() const& { return *std::get_if<0>(&state_); }
    T& value() & { return *std::get_if<0>(&state_); }
    T&& value() && { return std::move(*std::get_if<0>(&state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const& { return *std::get_if<1>(&state_); }
    Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : state_(std::move(error)) {}

    bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }
    void value() const {}
    const Error& error() const& { return *std::get_if<1>(&state_); }
    Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

private:
    std::variant<std::monostate, Error> state_;
};

}  // namespace placet

// Returning early from within an expression needs a statement expression. Each use has a name of
// its own, so that a TRY may hold a lambda that itself uses TRY.
#define PLACET_JOIN_(a, b) a##b
#define PLACET_JOIN(a, b) PLACET_JOIN_(a, b)
#define PLACET_TRY(name, expression)                                            \
    __extension__({                                                             \
        auto&& name = (expression);                                             \
        if (!name.has_value()) return ::placet::Error(std::move(name).error()); \
        std::move(name).value();                                                \
    })
#define TRY(expression) PLACET_TRY(PLACET_JOIN(placet_try_, __COUNTER__), expression)
