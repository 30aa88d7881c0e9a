#include "forms/representative.h"

#include <algorithm>

#include <boost/json.hpp>

#include "consents/snapshot_token.h"
#include "forms/sql.h"

namespace placet::forms {
namespace {

constexpr std::string_view purpose = "placet/representative/v1";
constexpr std::size_t secret_size = 32;

// One way: whoever reads the store learns no link from it.
Hash id_of(BytesView secret) {
    Bytes message = to_bytes(purpose);
    message.insert(message.end(), secret.begin(), secret.end());
    return crypto::sha256(message);
}

crypto::Key key_of(BytesView secret) {
    return crypto::hkdf_sha256(secret, {}, purpose);
}

// The same submission gives the same link, so that repeating it asks nobody twice.
Bytes secret_for(const Ports& ports, const SubmitForm& command, const ledger::SpentToken& once) {
    Bytes message(once.begin(), once.end());
    message.insert(message.end(), command.idempotency_key.begin(), command.idempotency_key.end());
    const auto key = ports.consents.ring.static_key(command.form->form.workspace, purpose);
    return to_bytes(crypto::hmac_sha256(key.bytes(), message));
}

std::string filled(std::string text, std::string_view name, std::string_view value) {
    const std::string slot = "{" + std::string(name) + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot, at))
        text.replace(at, slot.size(), value), at += value.size();
    return text;
}

std::string one_line(std::string_view text) {
    std::string out(text);
    std::ranges::replace_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return out;
}

// Tells who asks and what for; nothing of what the person entered.
notify::Mail letter_to(const Ports& ports,
                       const PublishedForm& form,
                       const std::string& lang,
                       const Younger& younger,
                       const std::string& token,
                       Timestamp until) {
    const auto word = [&](std::string_view key) {
        return std::string(ports.renderer.text(key, lang));
    };
    const auto* name = form.version.company.if_contains("name");
    const std::string company =
        name && name->is_string() ? one_line(name->get_string()) : std::string();
    const std::string title =
        one_line(text_in(form.version.definition.title, lang, form.version.definition));
    const auto when = pages::format_instant(ports.renderer, to_rfc3339(until), lang);
    std::string text = word("letter_greeting") + "\n\n" +
                       filled(filled(word("rep_letter"), "company", company), "form", title) +
                       "\n\n" + ports.public_url + "/g/" + token + "?lang=" + lang + "\n\n" +
                       filled(word("rep_letter_until"), "time", when) + "\n\n-- \n" + company +
                       "\n";
    return {.id = "representative-" + token.substr(0, 12),
            .to = younger.email,
            .subject = filled(word("rep_letter_subject"), "company", company),
            .text = std::move(text),
            .language = lang};
}

boost::json::object content_of(const SubmitForm& command,
                               const consents::Submission& submission,
                               const Younger& younger) {
    const auto& body = *command.body;
    boost::json::object content{{"lang", submission.point->lang},
                                {"shown", to_hex(consents::digest_of(*submission.point))},
                                {"once", to_base64(submission.token)},
                                {"consents", body.at("consents")},
                                {"page_url", submission.page_url},
                                {"name", younger.name},
                                {"email", younger.email},
                                {"together", younger.together},
                                {"of_age", younger.of_age}};
    if (const auto* values = body.if_contains("values")) content["values"] = *values;
    return content;
}

Result<bool> keep(const Ports& ports,
                  const PublishedForm& form,
                  BytesView secret,
                  const boost::json::object& content,
                  Timestamp until) {
    const Hash id = id_of(secret);
    const auto plain = to_bytes(boost::json::serialize(content));
    const Bytes sealed = crypto::seal(key_of(secret), plain, id, ports.consents.random);
    const auto kept = TRY(ports.consents.main.write([&](db::Transaction& tx) {
        return tx.execute(sql::insert_request,
                          {to_bytes(id), form.form.workspace, form.form.id, until.micros, sealed});
    }));
    return kept == 1;
}

Result<void> drop(const Ports& ports, const Hash& id) {
    TRY(ports.consents.main.write(
        [&](db::Transaction& tx) { return tx.execute(sql::delete_request, {to_bytes(id)}); }));
    return {};
}

}  // namespace

void ask_representative(const Ports& ports,
                        const SubmitForm& command,
                        const consents::Submission& submission,
                        const Younger& younger,
                        std::function<void(Result<consents::Recorded>)> done) {
    if (submission.who.email == younger.email)
        return done(
            invalid_input("invalid", {{"age.representative.email", "representative_is_same"}}));
    if (!ports.letter) return done(Error{ErrorKind::unavailable, "mail_failed"});
    const auto until = submission.at.plus_seconds(ports.representative_hours * 3600);
    const Bytes secret = secret_for(ports, command, submission.token);
    const auto kept =
        keep(ports, *command.form, secret, content_of(command, submission, younger), until);
    if (!kept) return done(kept.error());
    if (!*kept) return done(consents::Recorded{.replayed = true, .asked_until = until});
    auto letter = letter_to(
        ports, *command.form, submission.point->lang, younger, to_base64url(secret), until);
    // Outside of the queue of letters: that one keeps no addresses.
    ports.consents.later([&ports, id = id_of(secret), letter = std::move(letter), until, done] {
        if (ports.letter(letter)) return done(consents::Recorded{.asked_until = until});
        if (const auto gone = drop(ports, id); !gone) return done(gone.error());
        done(Error{ErrorKind::unavailable, "mail_failed"});
    });
}

Result<RepresentativeRequest> open_request(const Ports& ports, std::string_view token) {
    const auto secret = from_base64url(token);
    if (!secret || secret->size() != secret_size) return not_found("link_not_found");
    RepresentativeRequest request{.token = std::string(token), .id = id_of(*secret)};
    const auto rows = TRY(ports.consents.main.read(
        [&](db::Transaction& tx) { return tx.query(sql::find_request, {to_bytes(request.id)}); }));
    if (rows.empty()) return not_found("link_not_found");
    request.workspace = rows[0].integer(0);
    request.form = rows[0].text(1);
    request.expires = Timestamp{rows[0].integer(2)};
    if (ports.consents.clock.now() >= request.expires) return not_found("link_expired");
    const auto plain = TRY(crypto::open(key_of(*secret), rows[0].bytes(3), request.id));
    request.content = boost::json::parse(text_view(plain)).as_object();
    request.younger = {.name = std::string(request.content.at("name").as_string()),
                       .email = std::string(request.content.at("email").as_string()),
                       .together = request.content.at("together").as_bool(),
                       .of_age = std::string(request.content.at("of_age").as_string())};
    return request;
}

Result<bool> forget_request(const Ports& ports, const RepresentativeRequest& request) {
    return TRY(ports.consents.main.write([&](db::Transaction& tx) {
               return tx.execute(sql::delete_request, {to_bytes(request.id)});
           })) == 1;
}

Result<void> forget_expired_requests(const Ports& ports) {
    TRY(ports.consents.main.write([&](db::Transaction& tx) {
        return tx.execute(sql::delete_expired_requests, {ports.consents.clock.now().micros});
    }));
    return {};
}

Result<consents::Submission> represented_submission(const Ports& ports,
                                                    const PublishedForm& form,
                                                    const RepresentativeRequest& request,
                                                    const std::vector<consents::Answer>& answers) {
    const auto& content = request.content;
    const auto& local = form.in(content.at("lang").as_string());
    if (to_hex(consents::digest_of(*local.point)) !=
        std::string_view(content.at("shown").as_string()))
        return Error{ErrorKind::conflict, "consent_stale"};
    auto both = answers;
    const auto own = read_answers(content);
    for (auto& answer : both) {
        const auto first = std::ranges::find(own, answer.agreement, &consents::Answer::agreement);
        const bool agreed = first != own.end() && first->checked;
        if (request.younger.together && !agreed) answer.checked = false;
    }
    consents::Submission submission{.point = local.point,
                                    .idempotency_key = "representative/" + to_hex(request.id),
                                    .at = ports.consents.clock.now()};
    const auto once = from_base64(content.at("once").as_string());
    if (!once) return internal_error("forms.request_broken");
    submission.token = TRY(to_array<24>(*once));
    submission.decisions = TRY(consents::pass_gate(*local.point, both));
    const auto* values = content.if_contains("values");
    TRY(read_into(form, values ? values->as_object() : boost::json::object{}, submission));
    submission.page_url = content.at("page_url").as_string();
    submission.representative = consents::Representative{.name = request.younger.name,
                                                         .email = request.younger.email,
                                                         .together = request.younger.together};
    submission.more_rows = [workspace = request.workspace,
                            form_id = request.form,
                            of_age = request.younger.of_age](
                               std::int64_t sid, std::uint64_t first, ledger::Rows& rows) {
        static const db::BulkInsert represented{"represented",
                                                {{"workspace", db::Type::integer},
                                                 {"sid", db::Type::integer},
                                                 {"idx", db::Type::integer},
                                                 {"form", db::Type::text},
                                                 {"of_age", db::Type::text}}};
        rows.add(represented, {workspace, sid, static_cast<std::int64_t>(first), form_id, of_age});
    };
    return submission;
}

}  // namespace placet::forms
