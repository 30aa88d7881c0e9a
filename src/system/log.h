#pragma once

// The program's log: one JSON line on standard error for each event. What can be said is a closed
// list of events and keys, so that no text of a request can get into it: values are numbers and
// words that the program itself chose (codes, ids of ours, paths of ours). Any thread.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "base/time.h"

namespace placet::system {

enum class Level { info, warning, error };

enum class Event {
    program_started,
    program_stopped,
    listening,
    store_opened,
    store_failed,
    request_failed,  // an incident: operation, incident, reason
    job_failed,
    mail_failed,
    ledger_frozen,
    ledger_advanced,
    setup_needed,  // the first start: code for POST /setup
    limit_reached,
    rehearsal,
    source_changed,  // the site of an external text says something else: workspace, kind
};

enum class Key {
    address,
    code,
    count,
    detail,
    engine,
    incident,
    index,
    job,
    kind,
    log,
    micros,
    operation,
    path,
    port,
    reason,
    size,
    version,
    workspace,
};

struct Field {
    Key key;
    std::variant<std::int64_t, std::string> value;
};

class Log {
public:
    explicit Log(const Clock& clock, int descriptor = 2) : clock_(clock), descriptor_(descriptor) {}
    void write(Level level, Event event, std::initializer_list<Field> fields = {}) const;

private:
    const Clock& clock_;
    const int descriptor_;
};

std::string_view name_of(Event event);
std::string_view name_of(Key key);

}  // namespace placet::system
