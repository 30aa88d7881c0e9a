// From a draft to the end: approval, cloning, retirement.

#include <boost/json.hpp>

#include "agreements/clone_agreement.h"
#include "agreements/retire_agreement.h"
#include "agreements/review_agreement.h"
#include "agreements/routes.h"
#include "http/revision.h"

namespace placet::agreements {
namespace {

using http::Caller;
using http::Method;
using http::Reply;
using http::Request;
using http::Role;
using http::Route;

constexpr std::size_t longest_comment = 2000;

// A yes needs a person: no key of a program can give it.
Caller people() {
    return Caller::staff({Role::owner, Role::privacy_officer, Role::editor});
}

Reply agreement_reply(int status, const Agreement& agreement) {
    return http::with_etag(http::json_reply(status, to_json(agreement)), agreement.revision);
}

std::string text_of(const Request& request, std::string_view name) {
    const auto* found = request.json().as_object().if_contains(name);
    return found == nullptr ? std::string{} : std::string(found->as_string());
}

Result<Review> review_of(const Request& request) {
    const auto expected = TRY(http::if_match(request));
    return Review{.workspace = request.principal.workspace,
                  .actor = workspaces::Actor::of(request.principal),
                  .agreement = std::string(request.param("agreement")),
                  .expected_revision = expected,
                  .claims_cosmetic = text_of(request, "claim") == "cosmetic",
                  .comment = text_of(request, "comment")};
}

Route submit_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/submit-for-approval",
            .operation = "submitAgreementForApproval",
            .summary = "Ask a second person to approve the draft as it is",
            .notes =
                "`claim`: whoever approves also confirms that changed words of a free text "
                "change nothing in substance, so that nobody is asked again. Refused with "
                "`findings` while the draft could not be published.",
            .caller = writers(),
            .request = object({optional("claim", one_of({"cosmetic"}))}),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"publish_refused",
                       "claim_refused",
                       "agreement_retired",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "template_unknown",
                       "invalid",
                       "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto command = TRY(review_of(request));
                const auto submission = TRY(submit_for_approval(ports, command));
                if (!submission.refused) return agreement_reply(200, submission.agreement);
                auto findings = ports.library.findings.to_json(
                    submission.findings, ports.profiles, request.language);
                return http::problem(invalid_input("publish_refused"),
                                     request.language,
                                     {{"findings", std::move(findings)}});
            }};
}

Route approve_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/approve",
            .operation = "approveAgreement",
            .summary = "Approve the draft that somebody else wrote and submitted",
            .notes =
                "Holds for exactly this content: any later edit ends it, of the draft as of "
                "the purposes, recipients and company that it names.",
            .caller = people(),
            .request = object({}),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"approval_own_work",
                       "approval_outdated",
                       "nothing_to_approve",
                       "agreement_retired",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto command = TRY(review_of(request));
                return agreement_reply(200, TRY(approve_agreement(ports, command)));
            }};
}

Route return_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/return",
            .operation = "returnAgreement",
            .summary = "Give the draft back with a comment, or take an approval back",
            .notes = "",
            .caller = people(),
            .request = object({required("comment", text(1, longest_comment))}),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"nothing_to_approve",
                       "agreement_retired",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "invalid",
                       "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto command = TRY(review_of(request));
                return agreement_reply(200, TRY(return_agreement(ports, command)));
            }};
}

Route clone_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/clone",
            .operation = "cloneAgreement",
            .summary = "Begin a new agreement with this one's draft",
            .notes =
                "`derived_from` tells where it comes from. `as: custom` writes a ready text "
                "out, so that its words can be edited.",
            .caller = writers(),
            .request = object({required("name", text(1, 200)),
                               optional("company", text(1, 40)),
                               optional("as", one_of({"custom"}))}),
            .status = 201,
            .answer = agreement_shape(),
            .errors = {"not_found", "invalid", "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto clone =
                    TRY(clone_agreement(ports,
                                        {.workspace = request.principal.workspace,
                                         .actor = workspaces::Actor::of(request.principal),
                                         .agreement = std::string(request.param("agreement")),
                                         .name = text_of(request, "name"),
                                         .company = text_of(request, "company"),
                                         .as_custom = text_of(request, "as") == "custom"}));
                return agreement_reply(201, clone);
            }};
}

Result<RetireAgreement> retirement_of(const Request& request, std::string reason) {
    const auto expected = TRY(http::if_match(request));
    return RetireAgreement{.workspace = request.principal.workspace,
                           .actor = workspaces::Actor::of(request.principal),
                           .agreement = std::string(request.param("agreement")),
                           .reason = std::move(reason),
                           .expected_revision = expected};
}

Reply in_use(const std::vector<AskingForm>& forms, const std::string& language) {
    boost::json::array named;
    for (const auto& form : forms)
        named.push_back({{"id", form.id}, {"name", form.name}});
    return http::problem(
        Error{ErrorKind::conflict, "agreement_in_use"}, language, {{"forms", std::move(named)}});
}

Route retire_route(const Ports& ports) {
    using namespace json;
    return {.method = Method::post,
            .path = "/api/v1/agreements/{agreement}/retire",
            .operation = "retireAgreement",
            .summary = "Take a published agreement out of use",
            .notes =
                "Consents to it stand and stay readable. Refused while a published form asks "
                "for it: 409 agreement_in_use names the `forms`.",
            .caller = writers(),
            .request = object({required("reason", text(1, longest_comment))}),
            .status = 200,
            .answer = agreement_shape(),
            .errors = {"agreement_in_use",
                       "agreement_retired",
                       "nothing_to_retire",
                       "not_found",
                       "edit_conflict",
                       "bad_if_match",
                       "invalid",
                       "unknown_field"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto command = TRY(retirement_of(request, text_of(request, "reason")));
                const auto retired = TRY(retire_agreement(ports, command));
                if (!retired.in_use.empty()) return in_use(retired.in_use, request.language);
                return agreement_reply(200, retired.agreement);
            }};
}

Route remove_route(const Ports& ports) {
    return {.method = Method::del,
            .path = "/api/v1/agreements/{agreement}",
            .operation = "removeAgreement",
            .summary = "Delete a draft, or take an agreement out of use",
            .notes =
                "What was never published is deleted; anything else is retired, as with "
                "`/retire` but without a reason.",
            .caller = writers(),
            .request = json::any(),
            .status = 204,
            .answer = json::any(),
            .errors = {"agreement_in_use", "not_found", "edit_conflict", "bad_if_match"},
            .handle = [&ports](const Request& request) -> Result<Reply> {
                const auto command = TRY(retirement_of(request, {}));
                const auto removed = TRY(remove_agreement(ports, command));
                if (!removed.in_use.empty()) return in_use(removed.in_use, request.language);
                return http::empty_reply(204);
            }};
}

}  // namespace

http::Routes life_routes(const Ports& ports) {
    return {submit_route(ports),
            approve_route(ports),
            return_route(ports),
            clone_route(ports),
            retire_route(ports),
            remove_route(ports)};
}

}  // namespace placet::agreements
