#include "ledger/log.h"

#include "ledger/sql.h"
#include "merkle/tree.h"

namespace placet::ledger {
namespace {

Result<Log> read_log(const db::Row& row) {
    return Log{.log = row.integer(0),
               .log_id = TRY(to_array<16>(row.bytes(1))),
               .workspace = row.integer(2),
               .origin = row.text(3),
               .vkey = row.text(4),
               .created = Timestamp{row.integer(5)}};
}

}  // namespace

Result<std::vector<Log>> list_logs(db::Database& main) {
    const auto rows =
        TRY(main.read([](db::Transaction& tx) { return tx.query(sql::list_logs, {}); }));
    std::vector<Log> logs;
    for (const auto& row : rows)
        logs.push_back(TRY(read_log(row)));
    return logs;
}

Result<std::vector<Log>> Logs::all() {
    return list_logs(main_);
}

Result<crypto::Key> Logs::secret(std::int64_t workspace, std::string_view name) {
    const auto rows = TRY(keys_.read([&](db::Transaction& tx) {
        return tx.query(sql::find_workspace_key, {workspace, std::string(name)});
    }));
    if (rows.empty()) return internal_error("ledger.key_missing", std::string(name));
    return ring_.unwrap(workspace, name, rows[0].bytes(0));
}

Result<const OpenLog*> Logs::create(std::int64_t workspace, std::string_view prefix, Timestamp at) {
    for (const auto& log : TRY(all()))
        if (log.workspace == workspace) return Error{ErrorKind::conflict, "ledger.log_exists"};

    // Keys first (a key without a log is harmless, a log without its key is not).
    TRY(keys_.write([&](db::Transaction& tx) -> Result<void> {
        for (const std::string name : {"log-signing-seed", "idempotency"}) {
            const auto wrapped = ring_.wrap(workspace, name, crypto::Key::random(random_));
            TRY(tx.execute(sql::insert_workspace_key, {workspace, name, wrapped}));
        }
        return {};
    }));
    const auto seed = TRY(secret(workspace, "log-signing-seed"));

    Log log{.log = workspace, .log_id = random_.bytes<16>(), .workspace = workspace, .created = at};
    log.origin = std::string(prefix) + "/" + to_hex(log.log_id);
    log.vkey =
        merkle::Vkey::of(log.origin, crypto::SigningKey::from_seed(seed).public_key()).text();
    TRY(main_.write([&](db::Transaction& tx) -> Result<void> {
        TRY(tx.execute(
            sql::insert_log,
            {log.log, to_bytes(log.log_id), workspace, log.origin, log.vkey, at.micros}));
        TRY(tx.execute(sql::insert_log_state, {log.log, to_bytes(merkle::empty_root()), Bytes{}}));
        return {};
    }));
    return open(log);
}

Result<const OpenLog*> Logs::open(const Log& row) {
    const auto seed = TRY(secret(row.workspace, "log-signing-seed"));
    const auto idempotency = TRY(secret(row.workspace, "idempotency"));
    auto opened = std::make_unique<OpenLog>(OpenLog{.row = row,
                                                    .vkey = TRY(merkle::Vkey::parse(row.vkey)),
                                                    .signing = crypto::SigningKey::from_seed(seed),
                                                    .idempotency = idempotency});
    const std::lock_guard lock(mutex_);
    return opened_.emplace(row.log, std::move(opened)).first->second.get();
}

Result<const OpenLog*> Logs::by_number(std::int64_t number) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = opened_.find(number); known != opened_.end())
            return known->second.get();
    }
    for (const auto& log : TRY(all()))
        if (log.log == number) return open(log);
    return not_found("log_not_found");
}

Result<const OpenLog*> Logs::of_workspace(std::int64_t workspace) {
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, log] : opened_)
            if (log->row.workspace == workspace) return log.get();
    }
    for (const auto& log : TRY(all()))
        if (log.workspace == workspace) return open(log);
    return not_found("log_not_found");
}

Result<const OpenLog*> Logs::by_hex(std::string_view log_id) {
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, log] : opened_)
            if (to_hex(log->row.log_id) == log_id) return log.get();
    }
    for (const auto& log : TRY(all()))
        if (to_hex(log.log_id) == log_id) return open(log);
    return not_found("log_not_found");
}

}  // namespace placet::ledger
