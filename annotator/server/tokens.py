"""The first user's token, got anew by the password where somebody reset it in the web page."""

from __future__ import annotations

from pathlib import Path

import httpx

from annotator.errors import StudioError

#: Seconds until an answer is given up.
TIMEOUT = 30.0


def regain(url: str, email: str, password: Path) -> str:
    """Sign in as the first user, and return the token that holds now.

    Legacy tokens are switched on again where somebody switched them off: our commands live by one.

    Args:
        url: of the server.
        email: of the first user.
        password: the file that holds the password.

    Raises:
        StudioError: the password does not hold any more, or the server gives no token.
    """
    with httpx.Client(base_url=url, trust_env=False, timeout=TIMEOUT, headers={"Referer": url}) as http:
        try:
            _sign_in(http, email, password)
            settings = {"api_tokens_enabled": True, "legacy_api_tokens_enabled": True}
            http.post("/api/jwt/settings", json=settings, headers=_guard(http)).raise_for_status()
            return str(http.get("/api/current-user/token").raise_for_status().json()["token"])
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise StudioError(
                f"Label Studio at {url} refuses our token and gives no other ({type(error).__name__}); take it from "
                "its page Account & Settings, and set ANNOTATOR_STUDIO_URL and ANNOTATOR_STUDIO_TOKEN"
            ) from None


def _sign_in(http: httpx.Client, email: str, password: Path) -> None:
    http.get("/user/login/").raise_for_status()
    form = {"email": email, "password": password.read_text(encoding="utf-8").strip()}
    guard = {"csrfmiddlewaretoken": http.cookies.get("csrftoken", "")}
    if http.post("/user/login/", data=form | guard).status_code != 302:
        raise StudioError(
            f"Label Studio refuses our token and the password of {email}: both were changed in its page; write the new "
            f"password into {password} and call `annotator studio start` again. Nothing is lost"
        )


def _guard(http: httpx.Client) -> dict[str, str]:
    """The header without which a signed-in user's writing calls are refused."""
    return {"X-CSRFToken": str(http.cookies.get("csrftoken", ""))}
