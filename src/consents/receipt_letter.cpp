#include "consents/receipt_letter.h"

#include <set>

#include <boost/json.hpp>

#include "agreements/agreement_store.h"
#include "consents/link_token.h"
#include "consents/register_query.h"
#include "consents/stored_event.h"
#include "json/shape.h"

namespace placet::consents {
namespace {

constexpr std::size_t letters_an_hour = 3;
constexpr std::size_t rows_looked_at = 64;

// "Dear {company}" with the value put in; words come from data/texts/pages.yaml.
std::string filled(std::string_view words, std::string_view name, std::string_view value) {
    std::string text(words);
    const std::string place = "{" + std::string(name) + "}";
    for (auto at = text.find(place); at != std::string::npos;
         at = text.find(place, at + value.size()))
        text.replace(at, place.size(), value);
    return text;
}

// A letter's lines are plain text: what people typed must not start new ones.
std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

bool too_many(const std::vector<RegisterRow>& recent, const RegisterRow& first) {
    std::set<std::string> submissions;
    for (const auto& row : recent)
        if (row.index < first.index && !row.submission.empty() &&
            row.at.plus_seconds(3600) > first.at)
            submissions.insert(row.submission);
    return submissions.size() >= letters_an_hour;
}

std::string answer_lines(const LetterPorts& ports, const RegisterRow& row, int number) {
    const auto word = [&](std::string_view key) {
        return std::string(ports.renderer.text(key, row.lang));
    };
    const auto& ring = ports.consents.ring;
    const std::string outcome = "outcome_" + std::string(act_of(row.type));
    const std::int64_t expires = row.at.seconds() + receipt_link_days * 86'400;
    std::string lines =
        std::to_string(number) + ". " + one_line(row.title) + "\n   " + word("letter_answer") +
        ": " + word(outcome) + " (" + word("letter_record") + " " + std::to_string(row.index) +
        ")\n   " + word("letter_receipt") + ": " + ports.public_url + "/r/" +
        make_link_token({LinkKind::receipt, row.log, row.index, expires}, ring) + "\n";
    if (row.type == merkle::EntryType::grant)
        lines += "   " + word("letter_withdraw") + ": " + ports.public_url + "/w/" +
                 make_link_token({LinkKind::withdrawal, row.log, row.index, 0}, ring) + "\n";
    return lines;
}

std::string signature(const agreements::FrozenCompany& company) {
    std::string lines = one_line(company.name) + "\n";
    for (const auto* line : {&company.address, &company.phone, &company.email})
        if (!line->empty()) lines += one_line(*line) + "\n";
    return lines;
}

// The rows of the submission whose first one this is.
Result<std::vector<RegisterRow>> rows_of(const Ports& ports,
                                         std::int64_t log,
                                         std::uint64_t first) {
    const auto head = TRY(find_row(ports, log, first));
    std::vector<RegisterRow> rows;
    for (auto& row : TRY(rows_of_subject(ports, log, head.sid, rows_looked_at)))
        if (row.submission == head.submission) rows.push_back(std::move(row));
    std::ranges::sort(rows, {}, &RegisterRow::index);
    return rows;
}

}  // namespace

jobs::Job receipt_letter_due(std::int64_t log, std::uint64_t first, Timestamp at) {
    return {.kind = std::string(receipt_letter_job),
            .payload = boost::json::serialize(boost::json::object{{"log", log}, {"first", first}}),
            .run_at = at};
}

Result<std::optional<notify::Mail>> receipt_letter(const LetterPorts& ports,
                                                   std::int64_t log,
                                                   std::uint64_t first) {
    const auto rows = TRY(rows_of(ports.consents, log, first));
    if (rows.empty()) return std::optional<notify::Mail>{};
    const auto& head = rows.front();
    const auto stored = TRY(read_stored(ports.consents, log, first));
    const auto opened = TRY(open_stored(ports.consents, log, stored));
    if (!opened) return std::optional<notify::Mail>{};
    const auto address = opened->evidence.find(merkle::field::email);
    if (address == opened->evidence.end()) return std::optional<notify::Mail>{};
    if (too_many(TRY(rows_of_subject(ports.consents, log, head.sid, rows_looked_at)), head))
        return std::optional<notify::Mail>{};

    const auto version = TRY(ports.consents.main.read([&](db::Transaction& tx) {
        return agreements::find_version(
            tx, log, head.agreement, static_cast<std::int64_t>(head.version));
    }));
    const auto word = [&](std::string_view key) {
        return std::string(ports.renderer.text(key, head.lang));
    };
    const auto when = pages::format_instant(ports.renderer, to_rfc3339(head.at), head.lang);
    std::string text = word("letter_greeting") + "\n\n" +
                       filled(filled(word("letter_opening"), "time", when),
                              "company",
                              one_line(version.company.name)) +
                       "\n\n";
    int number = 0;
    for (const auto& row : rows)
        text += answer_lines(ports, row, ++number) + "\n";
    text += word("letter_links") + "\n\n" + word("letter_not_you") + "\n\n-- \n" +
            signature(version.company);
    return std::optional(notify::Mail{
        .id = "receipt-" + head.submission,
        .to = std::get<std::string>(address->second.data),
        .subject = filled(word("letter_subject"), "company", one_line(version.company.name)),
        .text = std::move(text),
        .language = head.lang});
}

Result<void> send_receipt_letter(const LetterPorts& ports, std::string_view payload) {
    const auto job = TRY(json::parse(payload));
    const auto letter = TRY(receipt_letter(ports,
                                           job.at("log").to_number<std::int64_t>(),
                                           job.at("first").to_number<std::uint64_t>()));
    if (!letter) return {};
    return ports.mailer.send(*letter);
}

}  // namespace placet::consents
