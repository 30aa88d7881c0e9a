"""Signing in, the session cookie, and the CSRF token."""
from installation import PASSWORD, assert_problem


def test_sets_a_cookie_that_scripts_and_other_sites_do_not_get(placet):
    account = placet.make_staff("cookie@staff.example", ["editor"])
    answer = placet.nobody().post(
        "/api/v1/sessions", json={"email": account["email"], "password": PASSWORD})
    assert answer.status_code == 201
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("placet_session=")
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie
    body = answer.json()
    assert body["staff"]["roles"] == ["editor"]
    assert body["workspace"]["id"] == placet.demo["workspace"]
    assert "argon2" not in answer.text


def test_answers_alike_for_a_wrong_password_and_an_unknown_address(placet):
    account = placet.make_staff("alike@staff.example", ["editor"])
    answers = [placet.nobody().post("/api/v1/sessions", json={"email": email, "password": "x"})
               for email in (account["email"], "unknown@staff.example")]
    for answer in answers:
        assert_problem(answer, 401, "sign_in_failed")
    assert answers[0].json() == answers[1].json()


def test_brakes_guessing_even_when_the_password_is_right_at_last(placet):
    account = placet.make_staff("guessed@staff.example", ["editor"])
    for _ in range(6):
        wrong = {"email": account["email"], "password": "wrong"}
        assert placet.nobody().post("/api/v1/sessions", json=wrong).status_code == 401
    right = {"email": account["email"], "password": PASSWORD}
    braked = placet.nobody().post("/api/v1/sessions", json=right)
    assert_problem(braked, 429, "too_many_requests")
    assert int(braked.headers["Retry-After"]) >= 1


def test_refuses_a_write_without_the_csrf_token(placet):
    placet.make_staff("csrf@staff.example", ["owner"])
    client = placet.sign_in("csrf@staff.example", PASSWORD, "csrf")
    mine = client.headers.pop("X-CSRF-Token")
    assert_problem(client.patch("/api/v1/workspace", json={}), 403, "csrf")
    foreign = placet.staff("owner").headers["X-CSRF-Token"]
    refused = client.patch("/api/v1/workspace", json={}, headers={"X-CSRF-Token": foreign})
    assert_problem(refused, 403, "csrf")
    assert client.get("/api/v1/session").json()["csrf"] == mine
    assert client.patch("/api/v1/workspace", json={},
                        headers={"X-CSRF-Token": mine}).status_code == 200


def test_ends_a_session_on_sign_out(placet):
    placet.make_staff("leaver@staff.example", ["auditor"])
    client = placet.sign_in("leaver@staff.example", PASSWORD, "leaver")
    token = client.cookies["placet_session"]
    assert client.delete("/api/v1/session").status_code == 204
    again = placet.nobody().get("/api/v1/session", headers={"Cookie": "placet_session=" + token})
    assert_problem(again, 401, "session_invalid")


def test_ends_the_sessions_of_somebody_who_is_deactivated(placet, owner):
    account = placet.make_staff("former@staff.example", ["editor"])
    client = placet.sign_in("former@staff.example", PASSWORD, "former")
    assert owner.patch(f"/api/v1/staff/{account['id']}", json={"active": False}).status_code == 200
    assert_problem(client.get("/api/v1/companies"), 401, "session_invalid")


def test_keeps_setup_closed_once_somebody_has_an_account(placet):
    assert placet.nobody().get("/api/v1/setup").json() == {"needed": False}
    refused = placet.nobody().post("/api/v1/setup", json={
        "code": "aaaa-bbbb-cccc-dddd", "language": "en", "name": "M", "email": "m@example.com",
        "password": "long enough to pass", "workspace_name": "W"})
    assert_problem(refused, 409, "setup_done")


def test_shows_a_key_once_and_forgets_it_when_revoked(placet, owner):
    made = owner.post("/api/v1/api-keys", json={"name": "CRM", "scopes": ["register:read"]}).json()
    headers = {"Authorization": "Bearer " + made["key"]}
    assert placet.nobody().get("/api/v1/register", headers=headers).status_code == 200
    assert made["key"] not in owner.get("/api/v1/api-keys").text
    assert owner.delete(f"/api/v1/api-keys/{made['id']}").status_code == 204
    refused = placet.nobody().get("/api/v1/register", headers=headers)
    assert_problem(refused, 401, "key_invalid")
