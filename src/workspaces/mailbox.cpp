#include "workspaces/mailbox.h"

#include <boost/json.hpp>

#include "workspaces/company_store.h"
#include "workspaces/erasure_email.h"
#include "workspaces/sql.h"

namespace placet::workspaces {

namespace {

constexpr std::int64_t code_lives_seconds = 30 * 60;
constexpr std::int64_t window_seconds = 3600;
constexpr std::int64_t letters_in_window = 5;
constexpr std::int64_t wrong_attempts = 5;
constexpr std::uint32_t codes = 1'000'000;

struct Waiting {
    std::string address;
    std::string lang = "en";
    Bytes nonce;
    Timestamp expires_at;
    std::int64_t failures = 0;
    std::int64_t sent = 0;
    Timestamp first_sent_at;
};

Result<std::optional<Waiting>> find_waiting(db::Transaction& tx,
                                            std::int64_t workspace,
                                            std::string_view company) {
    const auto rows = TRY(tx.query(sql::select_mailbox_code, {workspace, std::string(company)}));
    if (rows.empty()) return std::optional<Waiting>{};
    const auto& row = rows.front();
    return std::optional(Waiting{.address = row.text(0),
                                 .lang = row.text(1),
                                 .nonce = row.bytes(2),
                                 .expires_at = {row.integer(3)},
                                 .failures = row.integer(4),
                                 .sent = row.integer(5),
                                 .first_sent_at = {row.integer(6)}});
}

Result<void> store(db::Transaction& tx,
                   std::int64_t workspace,
                   const std::string& company,
                   const Waiting& waiting) {
    TRY(tx.execute(sql::upsert_mailbox_code,
                   {workspace,
                    company,
                    waiting.address,
                    waiting.lang,
                    waiting.nonce,
                    waiting.expires_at.micros,
                    waiting.failures,
                    waiting.sent,
                    waiting.first_sent_at.micros}));
    return {};
}

// Six digits. Bound to the address: a code for one proves nothing about another.
std::string code_of(const Ports& ports, std::string_view company, const Waiting& waiting) {
    Bytes message = waiting.nonce;
    for (const auto text : {company, std::string_view(waiting.address)}) {
        message.push_back(0);
        message.insert(message.end(), text.begin(), text.end());
    }
    const auto mac = crypto::hmac_sha256(ports.mailbox_key.bytes(), message);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 7; ++i)
        number = number << 8 | mac[i];
    const auto digits = std::to_string(number % codes);
    return std::string(6 - digits.size(), '0') + digits;
}

std::string digits_of(std::string_view typed) {
    std::string out;
    for (const char c : typed)
        if (c != ' ' && c != '-') out += c;
    return out;
}

// The address that a text published now would show.
Result<std::string> address_of(db::Transaction& tx,
                               const Ports& ports,
                               std::int64_t workspace,
                               const Company& company) {
    return erasure_email(company, TRY(ports.staff.summary(tx, workspace)));
}

Result<void> tell(db::Transaction& tx, const Ports& ports, const Act& act) {
    return record_act(tx, ports.random, act);
}

Result<void> save_proof(db::Transaction& tx,
                        std::int64_t workspace,
                        Company& company,
                        std::string address,
                        Timestamp now) {
    company.proved_email = std::move(address);
    TRY(update_company(tx, workspace, company, now));
    ++company.revision;
    return {};
}

enum class Attempt { right, wrong, expired };

// A wrong attempt must be counted, so it is no error of the transaction.
Result<Attempt> attempt(db::Transaction& tx,
                        const Ports& ports,
                        const VerifyMailbox& command,
                        Company& company) {
    const auto now = ports.clock.now();
    company = TRY(find_company(tx, command.workspace, command.company));
    auto waiting = TRY(find_waiting(tx, command.workspace, command.company));
    const auto address = address_of(tx, ports, command.workspace, company);
    if (!waiting || now >= waiting->expires_at || waiting->failures >= wrong_attempts || !address ||
        *address != waiting->address)
        return Attempt::expired;
    const std::string code = code_of(ports, company.id, *waiting);
    if (!crypto::equal(view(code), view(digits_of(command.code)))) {
        ++waiting->failures;
        TRY(store(tx, command.workspace, company.id, *waiting));
        return Attempt::wrong;
    }
    waiting->expires_at = now;  // good once
    TRY(store(tx, command.workspace, company.id, *waiting));
    TRY(save_proof(tx, command.workspace, company, *address, now));
    TRY(tell(tx,
             ports,
             {.workspace = command.workspace,
              .actor = command.actor,
              .action = "company.verify_erasure_email",
              .object = company.id,
              .at = now}));
    return Attempt::right;
}

std::string filled(std::string_view words, std::string_view place, std::string_view value) {
    std::string out(words);
    if (const auto at = out.find(place); at != std::string::npos)
        out.replace(at, place.size(), value);
    return out;
}

}  // namespace

bool is_proved(const Company& company, std::string_view address) {
    return !address.empty() && company.proved_email == address;
}

Result<SentMailboxCode> send_mailbox_code(const Ports& ports, const SendMailboxCode& command) {
    if (!ports.mail_leaves) return Error{ErrorKind::conflict, "mail_not_configured"};
    const auto now = ports.clock.now();
    return ports.database.write([&](db::Transaction& tx) -> Result<SentMailboxCode> {
        const auto company = TRY(find_company(tx, command.workspace, command.company));
        Waiting next{.address = TRY(address_of(tx, ports, command.workspace, company)),
                     .lang = command.lang,
                     .nonce = to_bytes(ports.random.bytes<16>()),
                     .expires_at = now.plus_seconds(code_lives_seconds),
                     .sent = 1,
                     .first_sent_at = now};
        const auto last = TRY(find_waiting(tx, command.workspace, company.id));
        if (last && now < last->first_sent_at.plus_seconds(window_seconds)) {
            if (last->sent >= letters_in_window) {
                const auto wait =
                    last->first_sent_at.plus_seconds(window_seconds).seconds() - now.seconds();
                return Error{ErrorKind::too_many, "too_many_requests", std::to_string(wait)};
            }
            next.sent = last->sent + 1;
            next.first_sent_at = last->first_sent_at;
        }
        TRY(store(tx, command.workspace, company.id, next));
        const boost::json::object payload{{"workspace", command.workspace},
                                          {"company", company.id},
                                          {"nonce", to_hex(next.nonce)}};
        TRY(jobs::enqueue(tx,
                          {.kind = std::string(mailbox_code_job),
                           .payload = boost::json::serialize(payload),
                           .run_at = now},
                          now));
        TRY(tell(tx,
                 ports,
                 {.workspace = command.workspace,
                  .actor = command.actor,
                  .action = "company.send_erasure_email_code",
                  .object = company.id,
                  .at = now}));
        return SentMailboxCode{next.address, next.expires_at};
    });
}

Result<Company> verify_mailbox(const Ports& ports, const VerifyMailbox& command) {
    Company company;
    const auto outcome = TRY(ports.database.write(
        [&](db::Transaction& tx) { return attempt(tx, ports, command, company); }));
    if (outcome == Attempt::right) return company;
    return invalid_input(outcome == Attempt::wrong ? "code_wrong" : "code_expired");
}

Result<void> trust_mailbox(db::Transaction& tx,
                           const Ports& ports,
                           std::int64_t workspace,
                           std::string_view id) {
    auto company = TRY(find_company(tx, workspace, id));
    auto address = TRY(address_of(tx, ports, workspace, company));
    return save_proof(tx, workspace, company, std::move(address), ports.clock.now());
}

Result<void> send_mailbox_letter(const MailboxLetterPorts& ports, std::string_view payload) {
    const auto job = TRY(json::parse(payload));
    const auto workspace = job.at("workspace").to_number<std::int64_t>();
    const std::string id(job.at("company").as_string());
    const std::string nonce(job.at("nonce").as_string());
    Company company;
    const auto waiting = TRY(
        ports.workspaces.database.read([&](db::Transaction& tx) -> Result<std::optional<Waiting>> {
            company = TRY(find_company(tx, workspace, id));
            return find_waiting(tx, workspace, id);
        }));
    if (!waiting || to_hex(waiting->nonce) != nonce ||
        ports.workspaces.clock.now() >= waiting->expires_at)
        return {};
    const auto word = [&](std::string_view key) {
        return std::string(ports.renderer.text(key, waiting->lang));
    };
    const std::string code = code_of(ports.workspaces, id, *waiting);
    std::string name = company.name;
    for (char& c : name)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return ports.mailer.send({.id = "mailbox-" + nonce,
                              .to = waiting->address,
                              .subject = filled(word("mailbox_subject"), "{code}", code),
                              .text = word("letter_greeting") + "\n\n" +
                                      filled(word("mailbox_opening"), "{company}", name) +
                                      "\n\n    " + code + "\n\n" + word("mailbox_closing") + "\n",
                              .language = waiting->lang});
}

}  // namespace placet::workspaces
