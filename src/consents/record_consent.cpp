#include "consents/record_consent.h"

#include "consents/link_token.h"
#include "consents/receipt_letter.h"
#include "consents/register_row.h"
#include "consents/sql.h"
#include "consents/stored_event.h"

namespace placet::consents {
namespace {

namespace field = merkle::field;
using Done = std::function<void(Result<Recorded>)>;

// What travels from thread to thread with one submission.
struct Passage {
    Passage(const Ports& with, Submission what, Done then)
        : ports(with), submission(std::move(what)), done(std::move(then)) {}

    const Ports& ports;
    Submission submission;
    Done done;
    const ledger::OpenLog* log = nullptr;
    subjects::Subject subject;
    subjects::Subject representative;
    std::string id;
    std::vector<SealedEvent> events;
};
using Shared = std::shared_ptr<Passage>;

merkle::EntryType type_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::given:
            return merkle::EntryType::grant;
        case Outcome::declined:
            return merkle::EntryType::refuse;
        case Outcome::not_given:
            return merkle::EntryType::not_given;
    }
    return merkle::EntryType::not_given;
}

cbor::Value text_value(std::string text) {
    return cbor::Value{std::move(text)};
}

Fields operational_fields(const Submission& submission) {
    Fields fields;
    cbor::Array answers;
    for (const auto& [name, value] : submission.answers)
        answers.push_back({cbor::Array{text_value(name), text_value(value)}});
    fields[field::answers] = {std::move(answers)};
    if (!submission.attachments.empty()) {
        cbor::Array hashes;
        for (const auto& attachment : submission.attachments)
            hashes.push_back({to_bytes(crypto::sha256(attachment.bytes))});
        fields[field::attachments] = {std::move(hashes)};
    }
    return fields;
}

cbor::Array attachment_values(const Submission& submission) {
    cbor::Array files;
    for (const auto& file : submission.attachments)
        files.push_back({cbor::Array{
            text_value(file.field), text_value(file.name), text_value(file.type), {file.bytes}}});
    return files;
}

Fields evidence_fields(const Submission& submission) {
    Fields fields;
    if (submission.who.email) fields[field::email] = text_value(*submission.who.email);
    if (submission.who.phone) fields[field::phone] = text_value(*submission.who.phone);
    if (!submission.name.empty()) fields[field::name] = text_value(submission.name);
    if (!submission.ip.empty()) fields[field::ip] = {submission.ip};
    if (!submission.user_agent.empty())
        fields[field::user_agent] = text_value(submission.user_agent);
    if (!submission.page_url.empty()) fields[field::page_url] = text_value(submission.page_url);
    return fields;
}

Bytes tag_for(const Passage& passage, std::size_t number) {
    // Every entry has a tag of its own; the first one's is that of the client's key as it stands.
    std::string key = passage.submission.idempotency_key;
    if (number > 0) key += "#" + std::to_string(number);
    return to_bytes(
        merkle::idem_tag(passage.log->idempotency, passage.submission.point->number, key));
}

// A representative answers by a link in a letter, whatever box the form has.
std::string method_of(const Submission& submission, const AskedAgreement& asked) {
    return submission.representative ? "email_code_doi" : capture_of(asked.mode);
}

std::map<std::uint64_t, merkle::Detail> details_of(const Submission& submission,
                                                   const AskedAgreement& asked) {
    constexpr std::uint64_t by_visitor = 1;
    std::map<std::uint64_t, merkle::Detail> details{
        {merkle::detail::mode, static_cast<std::uint64_t>(asked.mode)},
        {merkle::detail::method, merkle::method_number(method_of(submission, asked))},
        {merkle::detail::recorder, by_visitor},
        {merkle::detail::source_version, submission.point->version},
        {merkle::detail::language, submission.point->lang}};
    if (submission.screen_differs) details[merkle::detail::screen_differs] = std::uint64_t{1};
    return details;
}

// The other person in the same record: each entry names the other's, where only the keys of both
// can show it.
Result<void> seal_representative(Passage& passage, const Uid& uid, cbor::Array represented) {
    const auto& submission = passage.submission;
    const auto& who = *submission.representative;
    constexpr std::uint64_t by_visitor = 1;
    Event event{.uid = uid,
                .type = merkle::EntryType::represented,
                .at = submission.at,
                .channel = merkle::Channel::email,
                .source = submission.point->number,
                .details = {{merkle::detail::method, merkle::method_number("email_code_doi")},
                            {merkle::detail::recorder, by_visitor},
                            {merkle::detail::source_version, submission.point->version},
                            {merkle::detail::language, submission.point->lang}},
                .tag = tag_for(passage, submission.decisions.size())};
    event.evidence[field::references] = {std::move(represented)};
    event.evidence[field::name] = text_value(who.name);
    event.evidence[field::email] = text_value(who.email);
    if (!who.ip.empty()) event.evidence[field::ip] = {who.ip};
    if (!who.user_agent.empty()) event.evidence[field::user_agent] = text_value(who.user_agent);
    passage.events.push_back(
        TRY(seal_event(event, passage.log->row, &passage.representative, passage.ports.random)));
    return {};
}

void add_representative_rows(Passage& passage, std::uint64_t first, ledger::Rows& rows) {
    const auto& submission = passage.submission;
    const std::int64_t log = passage.log->row.log;
    const std::uint64_t index = first + submission.decisions.size();
    add_payloads(log, index, passage.representative.sid, passage.events.back(), rows);
    add_row({.log = log,
             .index = index,
             .at = submission.at,
             .type = merkle::EntryType::represented,
             .sid = passage.representative.sid,
             .uid = passage.events.back().uid,
             .lang = submission.point->lang,
             .source_kind = submission.point->kind,
             .source = submission.point->id,
             .source_version = submission.point->version,
             .source_name = submission.point->name,
             .method = "email_code_doi",
             .submission = passage.id},
            rows);
    add_contact(
        submission.point->workspace, passage.representative.sid, submission.at, index, rows);
}

Result<void> seal(Passage& passage) {
    const auto& point = *passage.submission.point;
    const Fields operational = operational_fields(passage.submission);
    const Fields evidence = evidence_fields(passage.submission);
    const cbor::Array files = attachment_values(passage.submission);
    const Uid representative = passage.ports.random.bytes<16>();
    cbor::Array represented;
    for (std::size_t i = 0; i < passage.submission.decisions.size(); ++i) {
        const auto& [asked, outcome] = passage.submission.decisions[i];
        Event event{.type = type_of(outcome),
                    .at = passage.submission.at,
                    .channel = point.channel,
                    .source = point.number,
                    .notice = merkle::Notice{asked->notice, asked->version, asked->text},
                    .profile = asked->profile,
                    .details = details_of(passage.submission, *asked),
                    .tag = tag_for(passage, i),
                    .operational = operational,
                    .evidence = evidence};
        if (passage.submission.representative) {
            event.uid = passage.ports.random.bytes<16>();
            event.evidence[field::references] = {cbor::Array{{to_bytes(representative)}}};
            represented.push_back({to_bytes(*event.uid)});
        }
        for (const auto code : asked->purposes)
            event.purposes.push_back({code, outcome == Outcome::given});
        if (i == 0) event.attachments = files;
        passage.events.push_back(
            TRY(seal_event(event, passage.log->row, &passage.subject, passage.ports.random)));
    }
    if (passage.submission.representative)
        TRY(seal_representative(passage, representative, std::move(represented)));
    return {};
}

std::string facts_of(const Submission& submission) {
    if (!submission.representative) return "{}";
    return submission.representative->together ? R"({"representative":"together"})"
                                               : R"({"representative":"alone"})";
}

void add_rows(Passage& passage, std::uint64_t first, ledger::Rows& rows) {
    const auto& submission = passage.submission;
    const auto& point = *submission.point;
    const std::int64_t log = passage.log->row.log;
    for (std::size_t i = 0; i < submission.decisions.size(); ++i) {
        const auto& [asked, outcome] = submission.decisions[i];
        add_payloads(log, first + i, passage.subject.sid, passage.events[i], rows);
        add_row({.log = log,
                 .index = first + i,
                 .at = submission.at,
                 .type = type_of(outcome),
                 .sid = passage.subject.sid,
                 .uid = passage.events[i].uid,
                 .agreement = asked->agreement,
                 .version = asked->version,
                 .lang = point.lang,
                 .text = asked->text,
                 .title = asked->title,
                 .purposes = asked->purposes,
                 .source_kind = point.kind,
                 .source = point.id,
                 .source_version = point.version,
                 .source_name = point.name,
                 .mode = static_cast<int>(asked->mode),
                 .method = method_of(submission, *asked),
                 .profile = asked->profile,
                 .submission = passage.id,
                 .screen_differs = submission.screen_differs,
                 .facts = facts_of(submission)},
                rows);
    }
    add_contact(point.workspace, passage.subject.sid, submission.at, first, rows);
    if (submission.representative) add_representative_rows(passage, first, rows);
    if (submission.more_rows) submission.more_rows(passage.subject.sid, first, rows);
    if (passage.ports.letters && submission.who.email)
        rows.add(jobs::waiting_jobs,
                 jobs::waiting_job(receipt_letter_due(log, first, submission.at), submission.at));
}

ReceiptLink link_to(const Passage& passage,
                    const std::string& agreement,
                    Outcome outcome,
                    std::uint64_t index,
                    Timestamp at) {
    const auto& ring = passage.ports.ring;
    const std::int64_t log = passage.log->row.log;
    ReceiptLink link{
        .agreement = agreement, .outcome = std::string(name_of(outcome)), .index = index};
    const std::int64_t expires = at.seconds() + receipt_link_days * 86'400;
    link.receipt_path = "/r/" + make_link_token({LinkKind::receipt, log, index, expires}, ring);
    if (outcome == Outcome::given)
        link.withdraw_path = "/w/" + make_link_token({LinkKind::withdrawal, log, index, 0}, ring);
    return link;
}

Recorded answer_for(const Passage& passage, std::uint64_t first) {
    Recorded recorded{.submission = passage.id};
    for (std::size_t i = 0; i < passage.submission.decisions.size(); ++i) {
        const auto& [asked, outcome] = passage.submission.decisions[i];
        recorded.receipts.push_back(
            link_to(passage, asked->agreement, outcome, first + i, passage.submission.at));
    }
    return recorded;
}

// The values a client controls; address and browser may differ between two tries of one person.
bool same_fields(const Fields& then, const Fields& now) {
    for (const auto id : {field::email,
                          field::phone,
                          field::name,
                          field::page_url,
                          field::answers,
                          field::attachments}) {
        const auto old_value = then.find(id), new_value = now.find(id);
        if ((old_value == then.end()) != (new_value == now.end())) return false;
        if (old_value != then.end() &&
            cbor::encode(old_value->second) != cbor::encode(new_value->second))
            return false;
    }
    return true;
}

// No fingerprint of a request is kept; it is compared with what was sealed then.
Result<bool> same_request(const Passage& passage, const std::vector<RegisterRow>& rows) {
    const auto& submission = passage.submission;
    if (rows.size() != submission.decisions.size()) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [asked, outcome] = submission.decisions[i];
        if (rows[i].agreement != asked->agreement || rows[i].type != type_of(outcome) ||
            rows[i].text != asked->text)
            return false;
    }
    const auto stored = TRY(read_stored(passage.ports, passage.log->row.log, rows.front().index));
    auto opened = TRY(open_stored(passage.ports, submission.point->workspace, stored));
    // Erased meanwhile: the fact stands, nothing is left to compare.
    if (!opened) return true;
    Fields then = std::move(opened->operational), now = operational_fields(submission);
    then.merge(opened->evidence);
    now.merge(evidence_fields(submission));
    return same_fields(then, now);
}

Result<Recorded> replay(Passage& passage, std::uint64_t first) {
    const std::int64_t log = passage.log->row.log;
    const auto rows =
        TRY(passage.ports.main.read([&](db::Transaction& tx) -> Result<std::vector<RegisterRow>> {
            const auto index = static_cast<std::int64_t>(first);
            const auto found = TRY(tx.query(sql::find_row, {log, index}));
            if (found.empty()) return invalid_input("idempotency_mismatch");
            const auto head = TRY(read_row(found[0]));
            std::vector<RegisterRow> all;
            const auto submitted =
                TRY(tx.query(sql::submission_rows, {log, index, head.submission}));
            for (const auto& row : submitted)
                all.push_back(TRY(read_row(row)));
            std::erase_if(all, [](const RegisterRow& row) {
                return row.type == merkle::EntryType::represented;
            });
            return all;
        }));
    if (rows.empty() || !TRY(same_request(passage, rows)))
        return invalid_input("idempotency_mismatch");
    Recorded recorded{.submission = rows.front().submission, .replayed = true};
    for (std::size_t i = 0; i < rows.size(); ++i)
        recorded.receipts.push_back(link_to(passage,
                                            rows[i].agreement,
                                            passage.submission.decisions[i].outcome,
                                            rows[i].index,
                                            rows[i].at));
    return recorded;
}

void append(const Shared& passage) {
    if (auto sealed = seal(*passage); !sealed) return passage->done(std::move(sealed).error());
    ledger::Work work{.log = passage->log->row.log, .token = passage->submission.token};
    for (const auto& event : passage->events)
        work.additions.push_back(event.addition);
    work.rows = [passage](std::uint64_t first, ledger::Rows& rows) {
        add_rows(*passage, first, rows);
    };
    work.done = [passage](Result<ledger::Appended> appended) {
        if (!appended) {
            auto error = std::move(appended).error();
            if (error.code == "token_spent")
                error = invalid_input("token_invalid", {{"token", "replayed"}});
            return passage->done(std::move(error));
        }
        if (!appended->replayed) return passage->done(answer_for(*passage, appended->first));
        passage->ports.later(
            [passage, first = appended->first] { passage->done(replay(*passage, first)); });
    };
    passage->ports.sequencer.submit(std::move(work));
}

void find_representative(const Shared& passage) {
    const auto& who = passage->submission.representative;
    if (!who) return append(passage);
    passage->ports.finder.submit({.workspace = passage->submission.point->workspace,
                                  .who = {.email = who->email},
                                  .done = [passage](Result<subjects::Subject> found) {
                                      if (!found) return passage->done(std::move(found).error());
                                      passage->representative = std::move(*found);
                                      append(passage);
                                  }});
}

}  // namespace

void record_consent(const Ports& ports, Submission submission, Done done) {
    auto passage = std::make_shared<Passage>(ports, std::move(submission), std::move(done));
    auto log = ports.logs.of_workspace(passage->submission.point->workspace);
    if (!log) return passage->done(std::move(log).error());
    passage->log = *log;
    passage->id = ports.random.id("s");

    // Keys before data: the subject's keys are durable before anything is sealed under them.
    ports.finder.submit({.workspace = passage->submission.point->workspace,
                         .who = passage->submission.who,
                         .done = [passage](Result<subjects::Subject> found) {
                             if (!found) return passage->done(std::move(found).error());
                             passage->subject = std::move(*found);
                             find_representative(passage);
                         }});
}

}  // namespace placet::consents
