#include "merkle/verify_log.h"

#include <algorithm>

namespace placet::merkle {
namespace {

std::uint64_t prefix_of(const Uid& tag) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = (prefix << 8) | tag[i];
    return prefix;
}

Result<Uid> tag_at(const LogVerifier::Reread& reread, std::uint64_t index) {
    const Bytes bytes = TRY(reread(index));
    const Entry entry = TRY(decode_entry(bytes));
    return entry.idem.value_or(Uid{});
}

}  // namespace

LogVerifier::LogVerifier(const Uid& log_id, std::vector<Head> older)
    : log_id_(log_id), older_(std::move(older)) {
    std::ranges::sort(older_, std::ranges::greater{}, &Head::size);
    compare_older_heads();
}

void LogVerifier::add(BytesView encoded) {
    add(decode_entry(encoded), leaf_hash(encoded));
}

void LogVerifier::add(const Result<Entry>& entry, const Hash& leaf) {
    const std::uint64_t index = frontier_.size();
    if (entry) {
        check(*entry, index);
    } else {
        find("log.entry", index, entry.error().code);
    }
    frontier_.append(leaf);
    compare_older_heads();
}

void LogVerifier::check(const Entry& entry, std::uint64_t index) {
    if (entry.log_id != log_id_) find("log.foreign", index);
    if (entry.time_s + most_lag_s < last_time_s_) find("log.time", index);
    if (!entry.unknown.empty()) ++report_.unknown_members;
    if (entry.idem) tags_.push_back({prefix_of(*entry.idem), index});
    last_time_s_ = entry.time_s;
}

void LogVerifier::compare_older_heads() {
    for (; !older_.empty() && older_.back().size == frontier_.size(); older_.pop_back())
        if (older_.back().root != frontier_.root()) find("log.prefix", older_.back().size);
}

Result<LogReport> LogVerifier::finish(const Head& expected, const Reread& reread) {
    TRY(find_duplicates(reread));
    for (const Head& head : older_)
        find("log.prefix", head.size, "the log is shorter");
    report_.computed = {frontier_.size(), frontier_.root()};
    if (expected.size != frontier_.size()) {
        find("log.size", frontier_.size());
    } else if (expected.root != report_.computed.root) {
        find("log.root", frontier_.size());
    }
    return std::move(report_);
}

Result<void> LogVerifier::find_duplicates(const Reread& reread) {
    std::ranges::sort(tags_);
    for (std::size_t first = 0; first < tags_.size();) {
        std::size_t next = first + 1;
        while (next < tags_.size() && tags_[next].prefix == tags_[first].prefix)
            ++next;
        // Nearly always a group of one; every pair of a larger one is compared whole.
        std::vector<Uid> whole;
        for (std::size_t i = first; next - first > 1 && i < next; ++i) {
            const Uid tag = TRY(tag_at(reread, tags_[i].index));
            const auto same = std::ranges::find(whole, tag);
            if (same != whole.end())
                find("log.duplicate",
                     tags_[i].index,
                     std::to_string(
                         tags_[first + static_cast<std::size_t>(same - whole.begin())].index));
            whole.push_back(tag);
        }
        first = next;
    }
    return {};
}

void LogVerifier::find(std::string code, std::uint64_t index, std::string detail) {
    ++report_.found;
    if (report_.findings.size() < most_findings)
        report_.findings.push_back({std::move(code), index, std::move(detail)});
}

}  // namespace placet::merkle
