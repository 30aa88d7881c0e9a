#pragma once

// An agreement as its editor sees it: a draft that changes, and the number of the version that
// forms show now. What was published lives apart and never changes (frozen_version.h).

#include <cstdint>
#include <string>

#include <boost/json/object.hpp>

#include "agreements/freeze.h"
#include "agreements/life.h"
#include "base/bytes.h"
#include "base/result.h"
#include "base/time.h"
#include "json/shape.h"
#include "law/profiles.h"

namespace placet::agreements {

struct Agreement {
    std::string id = {};
    std::string company = {};
    std::string name = {};  // for staff; never shown to those who are asked
    std::string kind = {};
    std::string law_profile = {};
    std::string state = "draft";         // draft, published, retired
    Uid uid{};                           // its name in the log
    std::int64_t published_version = 0;  // 0: none yet
    AgreementDraft draft = {};
    std::int64_t revision = 1;
    Timestamp created_at = {};
    Life life = {};
};

enum class AgreementBody { create, change };
json::Shape agreement_body(AgreementBody body, const law::Profiles& profiles);
json::Shape agreement_shape();
json::Shape draft_shape();

boost::json::object to_json(const Agreement& agreement);
boost::json::object to_json(const AgreementDraft& draft);
// From a shape-checked value.
AgreementDraft draft_of(const boost::json::object& members);

// With the members of a shape-checked body put in. conflict "agreement_published" when a change
// touches the company, the kind or the law of something that was already published.
Result<Agreement> with_members(Agreement agreement, const boost::json::object& members);

}  // namespace placet::agreements
