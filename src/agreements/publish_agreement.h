#pragma once

// A draft seen as it would be published, and publishing it: from then on its words are fixed.

#include <optional>
#include <string>
#include <vector>

#include "agreements/agreement.h"
#include "agreements/changes.h"
#include "agreements/finding.h"
#include "agreements/origin.h"
#include "agreements/ports.h"
#include "agreements/render.h"
#include "agreements/version_history.h"
#include "workspaces/trail.h"

namespace placet::agreements {

// The version that publishing this draft now would make; its number is 0.
Result<FrozenVersion> gather(db::Transaction& tx,
                             const Ports& ports,
                             std::int64_t workspace,
                             const Agreement& agreement);

// The same with what would be said of it: findings, and its weight against the published version.
struct JudgedDraft {
    FrozenVersion version;
    std::vector<Finding> findings;
    const law::Profile* law = nullptr;
    std::vector<Change> changes;  // none while nothing is published
    Materiality materiality = Materiality::material;
};
Result<JudgedDraft> gather_judged(db::Transaction& tx,
                                  const Ports& ports,
                                  std::int64_t workspace,
                                  const Agreement& agreement);

struct PreviewAgreement {
    std::int64_t workspace = 0;
    std::string agreement;
    std::string lang;
    std::string form = {};                     // its fields are listed
    std::optional<AgreementDraft> draft = {};  // instead of the stored one
    std::map<std::string, std::string> values = {};
};
struct Preview {
    Rendition rendition;
    std::vector<Placed> placeholders;
    std::vector<Finding> findings;
    const law::Profile* law = nullptr;
};
Result<Preview> preview_agreement(const Ports& ports, const PreviewAgreement& question);

struct PublishAgreement {
    std::int64_t workspace = 0;
    workspaces::Actor actor;
    std::string agreement;
    std::optional<std::int64_t> expected_revision = {};
    bool claims_cosmetic = false;  // nobody need be asked again
};
// Refused (version 0) when a finding is an error; nothing is stored then.
struct Publication {
    std::int64_t version = 0;
    std::vector<Finding> findings;
    const law::Profile* law = nullptr;
    VersionHistory history = {};
};
// Also conflict "agreement_retired" and what history_of (review_agreement.h) refuses.
Result<Publication> publish_agreement(const Ports& ports, const PublishAgreement& command);

}  // namespace placet::agreements
