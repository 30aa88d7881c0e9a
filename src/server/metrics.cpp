#include "server/metrics.h"

#include <charconv>

namespace placet::server {
namespace {

std::string number(double value) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

void write_line(std::string_view name,
                std::string_view labels,
                std::string_view value,
                std::string& out) {
    out += name;
    if (!labels.empty()) out.append("{").append(labels).append("}");
    out.append(" ").append(value).append("\n");
}

}  // namespace

void Durations::add(std::int64_t micros) {
    std::size_t at = 0;
    while (at < bounds_micros.size() && micros > bounds_micros[at])
        ++at;
    counts_[at].fetch_add(1, std::memory_order_relaxed);
    sum_micros_.fetch_add(micros, std::memory_order_relaxed);
}

void Durations::write(std::string_view name, std::string_view labels, std::string& out) const {
    const std::string prefix = labels.empty() ? "" : std::string(labels) + ",";
    const std::string base(name);
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
        sum += counts_[i].load(std::memory_order_relaxed);
        const std::string bound =
            i < bounds_micros.size() ? number(static_cast<double>(bounds_micros[i]) / 1e6) : "+Inf";
        write_line(base + "_bucket", prefix + "le=\"" + bound + "\"", std::to_string(sum), out);
    }
    write_line(base + "_sum", labels, number(static_cast<double>(sum_micros_.load()) / 1e6), out);
    write_line(base + "_count", labels, std::to_string(sum), out);
}

Metrics::Family& Metrics::family(std::string_view name, std::string_view help) {
    auto& family = families_[std::string(name)];
    if (family.help.empty()) family.help = help;
    return family;
}

Counter& Metrics::counter(std::string_view name, std::string_view labels, std::string_view help) {
    const std::lock_guard lock(mutex_);
    auto& counter = family(name, help).counters[std::string(labels)];
    if (!counter) counter = std::make_unique<Counter>();
    return *counter;
}

Durations& Metrics::durations(std::string_view name,
                              std::string_view labels,
                              std::string_view help) {
    const std::lock_guard lock(mutex_);
    auto& durations = family(name, help).durations[std::string(labels)];
    if (!durations) durations = std::make_unique<Durations>();
    return *durations;
}

void Metrics::gauge(std::string_view name, std::string_view help, std::function<double()> read) {
    const std::lock_guard lock(mutex_);
    family(name, help).gauge = std::move(read);
}

std::string Metrics::text() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, family] : families_) {
        const std::string_view type = !family.counters.empty()    ? "counter"
                                      : !family.durations.empty() ? "histogram"
                                                                  : "gauge";
        out.append("# HELP ").append(name).append(" ").append(family.help).append("\n");
        out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
        for (const auto& [labels, counter] : family.counters)
            write_line(name, labels, std::to_string(counter->value()), out);
        for (const auto& [labels, durations] : family.durations)
            durations->write(name, labels, out);
        if (family.gauge) write_line(name, "", number(family.gauge()), out);
    }
    return out;
}

}  // namespace placet::server
