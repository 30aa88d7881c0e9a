#include "forms/submit_form.h"

#include <arpa/inet.h>

#include <algorithm>

#include <boost/json.hpp>
#include <boost/url.hpp>

#include "consents/snapshot_token.h"
#include "forms/field_value.h"
#include "forms/representative.h"
#include "forms/screen_hash.h"

namespace placet::forms {
namespace {

constexpr std::size_t key_least = 8, key_most = 255;
constexpr std::size_t user_agent_limit = 512;
constexpr std::size_t page_url_limit = 4000;

std::string text_of(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found && found->is_string() ? std::string(found->get_string()) : std::string();
}

bool flag_of(const boost::json::object& from, std::string_view member) {
    const auto* found = from.if_contains(member);
    return found && found->is_bool() && found->get_bool();
}

// Opaque keys only: an address or a telephone number would be a personal datum in the log's tags.
Result<void> check_key(std::string_view key) {
    if (key.empty()) return Error{ErrorKind::malformed, "idempotency_key_missing"};
    const bool visible = std::ranges::all_of(key, [](char c) { return c > 0x20 && c < 0x7f; });
    const auto digits = std::ranges::count_if(key, [](char c) { return c >= '0' && c <= '9'; });
    const bool telephone = static_cast<std::size_t>(digits) + 2 >= key.size() && key.size() <= 16;
    if (key.size() < key_least || key.size() > key_most || !visible ||
        key.find('@') != std::string_view::npos || telephone)
        return Error{ErrorKind::malformed, "idempotency_key_bad"};
    return {};
}

// Where, but not what else the address carried: queries hold names, sessions and keys (features
// F55). What tells campaigns apart may stay.
Result<std::string> clean_page_url(const std::string& given) {
    if (given.empty()) return given;
    const Error bad = invalid_input("invalid", {{"page_url", "not_a_url"}});
    if (given.size() > page_url_limit) return invalid_input("invalid", {{"page_url", "too_long"}});
    auto parsed = boost::urls::parse_uri(given);
    if (!parsed || (parsed->scheme() != "https" && parsed->scheme() != "http")) return bad;
    boost::urls::url url(*parsed);
    url.remove_userinfo();
    url.remove_fragment();
    boost::urls::url kept(url);
    kept.remove_query();
    for (const auto parameter : url.params())
        if (parameter.key.starts_with("utm_")) kept.params().append(parameter);
    return std::string(kept.buffer());
}

bool screen_differs(const Ports& ports,
                    const LocalForm& local,
                    const std::vector<consents::Answer>& answers,
                    const boost::json::object& body) {
    const std::string seen = text_of(body, "screen_sha256");
    return !seen.empty() &&
           seen != to_hex(expected_screen(ports.renderer, local.manifest, answers));
}

Result<consents::Submission> read_submission(const Ports& ports, const SubmitForm& command) {
    TRY(check_key(command.idempotency_key));
    const auto& form = *command.form;
    const auto& body = *command.body;
    const Timestamp now = ports.consents.clock.now();
    TRY(form.check_open(now));
    const auto claims =
        TRY(consents::open_snapshot_token(text_of(body, "token"),
                                          form.form.id,
                                          token_key(ports.consents.ring, form.form.workspace),
                                          now));
    const auto& local = form.in(claims.lang);
    if (local.point->lang != claims.lang || consents::digest_of(*local.point) != claims.shown)
        return Error{ErrorKind::conflict, "consent_stale"};

    consents::Submission submission{.point = local.point,
                                    .idempotency_key = command.idempotency_key,
                                    .token = claims.once,
                                    .at = now};
    const auto answers = read_answers(body);
    submission.decisions = TRY(consents::pass_gate(*local.point, answers));
    const auto* values = body.if_contains("values");
    TRY(read_into(form, values ? values->as_object() : boost::json::object{}, submission));
    submission.page_url = TRY(clean_page_url(text_of(body, "page_url")));
    submission.ip = address_bytes(command.peer);
    submission.user_agent = short_user_agent(command.user_agent);
    submission.screen_differs = screen_differs(ports, local, answers, body);
    return submission;
}

}  // namespace

std::vector<consents::Answer> read_answers(const boost::json::object& body) {
    std::vector<consents::Answer> answers;
    const auto* list = body.if_contains("consents");
    if (!list || !list->is_array()) return answers;
    for (const auto& item : list->get_array()) {
        const auto& consent = item.as_object();
        consents::Answer answer{.agreement = text_of(consent, "agreement"),
                                .version = consent.at("version").to_number<std::uint64_t>(),
                                .checked = flag_of(consent, "checked")};
        if (const auto* acts = consent.if_contains("acts"); acts && acts->is_object()) {
            answer.text_opened = flag_of(acts->get_object(), "text_opened");
            answer.end_reached = flag_of(acts->get_object(), "end_reached");
            answer.declined = flag_of(acts->get_object(), "declined");
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

Bytes address_bytes(const std::string& peer) {
    Bytes v4(4), v6(16);
    if (inet_pton(AF_INET, peer.c_str(), v4.data()) == 1) return v4;
    if (inet_pton(AF_INET6, peer.c_str(), v6.data()) == 1) return v6;
    return {};
}

// Cut at a character, not inside of one.
std::string short_user_agent(std::string text) {
    std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (text.size() <= user_agent_limit) return text;
    std::size_t end = user_agent_limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

Result<void> read_into(const PublishedForm& form,
                       const boost::json::object& values,
                       consents::Submission& submission) {
    auto filled = TRY(read_values(form.version.definition, values, form.phone_region));
    submission.name = std::move(filled.name);
    submission.who = std::move(filled.who);
    submission.answers = std::move(filled.answers);
    submission.attachments = std::move(filled.attachments);
    return {};
}

json::Shape submission_shape() {
    using namespace json;
    auto acts = object({optional("text_opened", boolean()),
                        optional("end_reached", boolean()),
                        optional("declined", boolean())});
    auto consent = object({required("agreement", text(1, 40)),
                           required("version", integer(1, 1'000'000'000)),
                           required("checked", boolean()),
                           optional("acts", std::move(acts))});
    auto representative = object({required("name", text(0, 200)), required("email", text(0, 320))});
    auto age = object(
        {optional("of_age", boolean()), optional("representative", std::move(representative))});
    return object({required("token", text(1, 500)),
                   required("values", map(any("by the field's kind"), 200)),
                   required("consents", array(std::move(consent), 50)),
                   optional("page_url", text(0, 10'000)),
                   optional("age", std::move(age)),
                   optional("screen_sha256", text(0, 64))});
}

void submit_form(const Ports& ports,
                 const SubmitForm& command,
                 std::function<void(Result<consents::Recorded>)> done) {
    auto submission = read_submission(ports, command);
    if (!submission) return done(std::move(submission).error());
    const auto& version = command.form->version;
    auto younger = judge_age(
        version.definition, version.age, *command.body, to_rfc3339(submission->at).substr(0, 10));
    if (!younger) return done(std::move(younger).error());
    if (*younger)
        return ask_representative(ports, command, *submission, **younger, std::move(done));
    consents::record_consent(ports.consents, std::move(*submission), std::move(done));
}

}  // namespace placet::forms
