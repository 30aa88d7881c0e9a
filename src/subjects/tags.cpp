#include "subjects/tags.h"

namespace placet::subjects {

const db::BulkInsert known_tag_rows{"bidx",
                                    {{"workspace", db::Type::integer},
                                     {"kind", db::Type::integer},
                                     {"epoch", db::Type::integer},
                                     {"tag", db::Type::bytes},
                                     {"sid", db::Type::integer}},
                                    db::OnConflict::ignore};

Result<std::vector<db::Values>> tag_rows_of(const Subject& subject, const crypto::KeyRing& ring) {
    const auto index = TRY(ring.index_key(subject.workspace, subject.epoch));
    std::vector<db::Values> rows;
    const auto add = [&](merkle::IdentifierKind kind, const std::string& identifier) {
        rows.push_back({subject.workspace,
                        static_cast<std::int64_t>(kind),
                        subject.epoch,
                        to_bytes(merkle::blind_index_tag(index, kind, identifier)),
                        subject.sid});
    };
    for (const auto& email : subject.emails)
        add(merkle::IdentifierKind::email, email);
    for (const auto& phone : subject.phones)
        add(merkle::IdentifierKind::phone, phone);
    return rows;
}

}  // namespace placet::subjects
