#pragma once

// Rows of many work items, gathered by table and written together.

#include <utility>
#include <vector>

#include "db/database.h"

namespace placet::ledger {

// One thread. Tables are named by the address of their (static) BulkInsert.
class Rows {
public:
    void add(const db::BulkInsert& table, db::Values row) {
        for (auto& [known, rows] : tables_) {
            if (known == &table) {
                rows.push_back(std::move(row));
                return;
            }
        }
        tables_.emplace_back(&table, std::vector<db::Values>{}).second.push_back(std::move(row));
    }

    // In the order in which the tables were first named.
    Result<void> flush(db::Transaction& tx) {
        for (auto& [table, rows] : tables_)
            TRY(tx.insert(*table, std::move(rows)));
        tables_.clear();
        return {};
    }

private:
    std::vector<std::pair<const db::BulkInsert*, std::vector<db::Values>>> tables_;
};

}  // namespace placet::ledger
