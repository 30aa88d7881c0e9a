#include "system/log.h"

#include <unistd.h>

namespace placet::system {
namespace {

std::string_view name_of(Level level) {
    switch (level) {
        case Level::info:
            return "info";
        case Level::warning:
            return "warning";
        case Level::error:
            return "error";
    }
    return "error";
}

void append_text(std::string_view text, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (code < 0x20 || code == 0x7F) {
            out += "\\u00";
            out += digits[code >> 4];
            out += digits[code & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

}  // namespace

std::string_view name_of(Event event) {
    switch (event) {
        case Event::program_started:
            return "program_started";
        case Event::program_stopped:
            return "program_stopped";
        case Event::listening:
            return "listening";
        case Event::store_opened:
            return "store_opened";
        case Event::store_failed:
            return "store_failed";
        case Event::request_failed:
            return "request_failed";
        case Event::job_failed:
            return "job_failed";
        case Event::mail_failed:
            return "mail_failed";
        case Event::ledger_frozen:
            return "ledger_frozen";
        case Event::ledger_advanced:
            return "ledger_advanced";
        case Event::setup_needed:
            return "setup_needed";
        case Event::limit_reached:
            return "limit_reached";
        case Event::rehearsal:
            return "rehearsal";
        case Event::source_changed:
            return "source_changed";
    }
    return "unknown";
}

std::string_view name_of(Key key) {
    switch (key) {
        case Key::address:
            return "address";
        case Key::code:
            return "code";
        case Key::count:
            return "count";
        case Key::detail:
            return "detail";
        case Key::engine:
            return "engine";
        case Key::incident:
            return "incident";
        case Key::index:
            return "index";
        case Key::job:
            return "job";
        case Key::kind:
            return "kind";
        case Key::log:
            return "log";
        case Key::micros:
            return "micros";
        case Key::operation:
            return "operation";
        case Key::path:
            return "path";
        case Key::port:
            return "port";
        case Key::reason:
            return "reason";
        case Key::size:
            return "size";
        case Key::version:
            return "version";
        case Key::workspace:
            return "workspace";
    }
    return "unknown";
}

void Log::write(Level level, Event event, std::initializer_list<Field> fields) const {
    std::string line = "{\"time\":\"" + to_rfc3339(clock_.now()) + "\",\"level\":\"";
    line += name_of(level);
    line += "\",\"event\":\"";
    line += name_of(event);
    line += '"';
    for (const auto& field : fields) {
        line += ",\"";
        line += name_of(field.key);
        line += "\":";
        if (const auto* number = std::get_if<std::int64_t>(&field.value))
            line += std::to_string(*number);
        else
            append_text(std::get<std::string>(field.value), line);
    }
    line += "}\n";
    // One write for one line keeps lines of several threads apart. A log that nobody can take any
    // more must not stop the program.
    [[maybe_unused]] const auto ignored = ::write(descriptor_, line.data(), line.size());
}

}  // namespace placet::system
