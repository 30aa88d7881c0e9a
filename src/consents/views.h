#pragma once

// Register rows and people as the API shows them.

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "consents/ports.h"
#include "consents/register_row.h"
#include "consents/stored_event.h"
#include "http/caller.h"

namespace placet::consents {

// Owners and privacy officers see what people told about themselves; everybody else does not.
bool sees_personal(const http::Principal& principal);

boost::json::object row_json(const RegisterRow& row);

// What a person's answers amount to under the newest version of each agreement: [{"agreement",
// "state","index","version","expires","outdated","ask","purposes":{"covered","open"}}].
Result<boost::json::array> standings_json(const Ports& ports,
                                          std::int64_t log,
                                          const std::vector<RegisterRow>& answers,
                                          std::string_view language);

// {name, email, phone, ip, user_agent, page_url, values, time_ms}
boost::json::object personal_json(const OpenedEvent& event);

struct Contact {
    std::int64_t sid = 0;
    Timestamp first_seen, last_seen;
    std::uint64_t consents = 0;
};
// Newest first, below `before`; one person only when `sid` is set.
Result<std::vector<Contact>> list_contacts(const Ports& ports,
                                           std::int64_t log,
                                           std::int64_t before,
                                           std::optional<std::int64_t> sid,
                                           std::size_t limit);

// The plain card: from the newest submission that is still readable.
Result<boost::json::object> contact_json(const Ports& ports,
                                         std::int64_t log,
                                         const Contact& contact,
                                         bool personal);

}  // namespace placet::consents
