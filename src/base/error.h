#pragma once

// What went wrong, in terms that no transport owns. `kind` decides how a caller reacts (the HTTP
// status is one table in http/problem.cpp), `code` is stable and documented in docs/errors.md,
// `detail` is for the log only and never carries personal data.

#include <string>
#include <utility>
#include <vector>

namespace placet {

enum class ErrorKind {
    invalid_input,    // the request can never succeed as it is (422)
    malformed,        // not even readable: broken JSON, bad header (400)
    unauthenticated,  // who are you? (401)
    forbidden,        // you may not (403)
    not_found,        // 404
    not_allowed,      // the thing exists, the act does not (405)
    conflict,         // the state changed meanwhile (409)
    precondition,     // If-Match failed (412)
    too_large,        // 413
    too_many,         // 429
    unavailable,      // try again later: full, frozen, restarting (503)
    internal,         // our fault (500)
};

// One field of a request that is wrong: a path such as `values.phone`, and a stable code.
struct FieldError {
    std::string field;
    std::string code;
};

struct Error {
    ErrorKind kind = ErrorKind::internal;
    std::string code;
    std::string detail = {};
    std::vector<FieldError> invalid = {};
};

inline Error invalid_input(std::string code, std::vector<FieldError> fields = {}) {
    return Error{ErrorKind::invalid_input, std::move(code), {}, std::move(fields)};
}
inline Error not_found(std::string code = "not_found") {
    return Error{ErrorKind::not_found, std::move(code)};
}
inline Error internal_error(std::string code, std::string detail = {}) {
    return Error{ErrorKind::internal, std::move(code), std::move(detail)};
}

}  // namespace placet
