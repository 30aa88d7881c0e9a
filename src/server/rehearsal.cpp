#include "server/rehearsal.h"

#include "consents/register_query.h"
#include "workspaces/workspace.h"

namespace placet::server {

Result<void> refuse_rehearsal_of_real_records(Application& app) {
    if (app.config.rehearsal.empty()) return {};
    return app.main->read([&](db::Transaction& tx) -> Result<void> {
        for (const auto& workspace : TRY(workspaces::list_workspaces(tx))) {
            if (workspace.rehearsal || workspace.settings.contains("demo")) continue;
            if (TRY(consents::knows_anybody(tx, workspace.id)))
                return Error{ErrorKind::conflict,
                             "rehearsal.real_records",
                             "this store holds records of real people: serve it without "
                             "--rehearsal, or rehearse with another --data directory"};
        }
        return {};
    });
}

}  // namespace placet::server
