#include "consents/verify_payloads.h"

#include <map>

#include "consents/sql.h"

namespace placet::consents {
namespace {

using subjects::PayloadClass;
using subjects::Subject;

constexpr std::size_t most_subjects = 4096;

// What is sealed for one entry.
struct Sealed {
    std::uint64_t index = 0;
    std::int64_t sid = 0;
    Bytes e, operational, evidence;
};

class Audit {
public:
    Audit(db::Database& keys, const crypto::KeyRing& ring, const ledger::Log& log)
        : keys_(keys), ring_(ring), log_(log) {}

    Result<void> run(db::Transaction& tx);

    PayloadReport report;

private:
    void find(std::string_view code, std::uint64_t index, std::string detail = {});
    Result<void> check(const Sealed& sealed);
    Result<void> check_missing(std::uint64_t index, std::int64_t sid);
    // Remembers subjects: entries of one person stand close together.
    Result<const Result<Subject>*> subject(std::int64_t sid);

    db::Database& keys_;
    const crypto::KeyRing& ring_;
    const ledger::Log& log_;
    std::map<std::int64_t, Result<Subject>> subjects_;
};

void Audit::find(std::string_view code, std::uint64_t index, std::string detail) {
    ++report.found;
    if (report.findings.size() < merkle::LogVerifier::most_findings)
        report.findings.push_back({std::string(code), index, std::move(detail)});
}

Result<const Result<Subject>*> Audit::subject(std::int64_t sid) {
    if (const auto known = subjects_.find(sid); known != subjects_.end()) return &known->second;
    if (subjects_.size() >= most_subjects) subjects_.clear();
    auto read = keys_.read([&](db::Transaction& tx) {
        return subjects::find_subject(tx, log_.workspace, sid, ring_);
    });
    if (!read && read.error().kind == ErrorKind::unavailable) return Error(read.error());
    return &subjects_.emplace(sid, std::move(read)).first->second;
}

std::string_view code_for(const Error& error) {
    if (error.code == "crypto.open") return "payload.sealed";
    if (error.code == "consents.commitment_broken") return "payload.commitment";
    return "payload.broken";
}

Result<void> Audit::check(const Sealed& sealed) {
    const auto* person = TRY(subject(sealed.sid));
    if (!*person && person->error().code == "subject_erased") {
        ++report.erased;
        return {};
    }
    if (!*person) {
        find("payload.key", sealed.index, person->error().code);
        return {};
    }
    const auto opened = open_event(sealed.e, sealed.operational, sealed.evidence, **person);
    if (!opened) {
        find(code_for(opened.error()), sealed.index, opened.error().code);
        return {};
    }
    ++report.opened;
    if (opened->entry.slink != merkle::slink((*person)->link, opened->entry.uid))
        find("payload.subject", sealed.index);
    return {};
}

Result<void> Audit::check_missing(std::uint64_t index, std::int64_t sid) {
    const auto* person = TRY(subject(sid));
    if (*person)
        find("payload.missing", index);
    else if (person->error().kind == ErrorKind::not_found)
        ++report.erased;
    else
        find("payload.key", index, person->error().code);
    return {};
}

Result<void> Audit::run(db::Transaction& tx) {
    Sealed sealed;
    const auto each = [&](const db::Row& row) -> Result<bool> {
        const auto index = static_cast<std::uint64_t>(row.integer(0));
        if (sealed.sid != 0 && sealed.index != index) {
            TRY(check(sealed));
            sealed = {};
        }
        sealed.index = index;
        // Both classes are of one person; if not, the second cannot be opened.
        if (sealed.sid == 0) sealed.sid = row.integer(2);
        const bool operational =
            row.integer(1) == static_cast<std::int64_t>(PayloadClass::operational);
        (operational ? sealed.operational : sealed.evidence) = row.bytes(3);
        sealed.e = row.bytes(4);
        return true;
    };
    TRY(tx.each(sql::all_payloads, {log_.log}, each));
    if (sealed.sid != 0) TRY(check(sealed));
    return tx.each(sql::rows_without_payloads, {log_.log}, [&](const db::Row& row) -> Result<bool> {
        TRY(check_missing(static_cast<std::uint64_t>(row.integer(0)), row.integer(1)));
        return true;
    });
}

}  // namespace

Result<PayloadReport> verify_payloads(db::Database& main,
                                      db::Database& keys,
                                      const crypto::KeyRing& ring,
                                      const ledger::Log& log) {
    return main.read([&](db::Transaction& tx) -> Result<PayloadReport> {
        Audit audit(keys, ring, log);
        TRY(audit.run(tx));
        return std::move(audit.report);
    });
}

}  // namespace placet::consents
