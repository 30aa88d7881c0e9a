#include "workspaces/trail.h"

#include "workspaces/sql.h"

namespace placet::workspaces {

Actor Actor::of(const http::Principal& principal) {
    switch (principal.kind) {
        case http::Principal::Kind::staff:
            return {"staff", principal.id};
        case http::Principal::Kind::integration:
            return {"integration", principal.id};
        case http::Principal::Kind::nobody:
            break;
    }
    return {"system", "nobody"};
}

Result<void> record_act(db::Transaction& tx, Random& random, const Act& act) {
    TRY(tx.execute(sql::insert_trail,
                   {act.workspace,
                    act.at.micros,
                    random.id("t"),
                    act.actor.kind,
                    act.actor.id,
                    act.action,
                    act.object}));
    return {};
}

Result<std::vector<Act>> find_acts(db::Transaction& tx,
                                   std::int64_t workspace,
                                   const TrailPage& page) {
    const auto rows = TRY(
        tx.query(sql::select_trail, {workspace, page.before.micros, page.before_id, page.limit}));
    std::vector<Act> acts;
    for (const auto& row : rows)
        acts.push_back({.workspace = workspace,
                        .actor = {row.text(2), row.text(3)},
                        .action = row.text(4),
                        .object = row.text(5),
                        .at = {row.integer(0)},
                        .id = row.text(1)});
    return acts;
}

}  // namespace placet::workspaces
