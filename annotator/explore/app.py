"""The application that answers a browser on this machine. It only reads, and tells nothing to pages of other hosts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from sqlite3 import Connection

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from annotator.errors import DatabaseError, NotFound
from annotator.explore.addresses import Served
from annotator.explore.language import ExploreLanguage
from annotator.explore.library import Library
from annotator.explore.rendering import FORMS, VIEWS, error_page, style, written
from annotator.explore.views import Asked
from annotator.language import languages

#: Names by which a browser on this machine calls it; any other is another site's name that was pointed here.
HOSTS = ("127.0.0.1", "localhost")

#: No script, nothing from elsewhere, no frame around it, forms to itself only.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def application(library: Library, language: str = "en") -> Starlette:
    """Return the application.

    Args:
        library: what it shows.
        language: the code of the language it begins in.
    """
    site = _Site(library)
    first = RedirectResponse(f"/{language}/")
    routes = [
        Route("/", lambda _request: first),
        Route("/style.css", lambda _request: Response(style(), media_type="text/css")),
        *(Route(f"/{code}/{{name:path}}", _answering(site, ExploreLanguage(code))) for code in languages()),
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False)
    return Starlette(routes=routes, middleware=[Middleware(_Headers), hosts])


class _Site:
    """The library, and a connection to its index for each thread that answers."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._threads = threading.local()

    def index(self) -> Connection:
        """Return this thread's connection."""
        if not hasattr(self._threads, "index"):
            self._threads.index = self.library.index.connect()
        connection: Connection = self._threads.index
        return connection


def _answering(site: _Site, language: ExploreLanguage) -> Callable[[Request], Response]:
    """Return what answers in a language."""

    def answer(request: Request) -> Response:
        view, _, form = (request.path_params["name"] or "start").partition(".")
        form = form or "html"
        asked = Asked(site.library, site.index(), dict(request.query_params), form)
        try:
            if view not in VIEWS or form not in FORMS:
                raise NotFound(language.say("page", "not_here"))
            text = written(asked, view, language, Served())
        except (NotFound, DatabaseError) as error:
            code = 404 if isinstance(error, NotFound) else 503
            return Response(error_page(site.library, language, Served(), str(error)), code, media_type="text/html")
        named = {} if form == "html" else {"Content-Disposition": f'attachment; filename="{view}.{form}"'}
        return Response(text, media_type=FORMS[form], headers=named)

    return answer


class _Headers:
    """Lays ``HEADERS`` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", []), *added]}
            await send(message)

        await self._app(scope, receive, with_headers)


def serve(library: Library, port: int, language: str) -> None:
    """Answer on loopback until Ctrl-C."""
    import uvicorn

    config = uvicorn.Config(
        application(library, language), host=HOSTS[0], port=port, log_level="warning", access_log=False
    )
    uvicorn.Server(config).run()  # ``uvicorn.run`` swallows a Ctrl-C that comes while it starts


def address(port: int, language: str) -> str:
    """Return where the page is."""
    return f"http://{HOSTS[0]}:{port}/{language}/"
