"""What leaves a page when it is checked: the ad, and nothing that is the reader's own."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.extension.servers import Given, Served

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

EXTENSION = Path(__file__).resolve().parents[2] / "extension"


class Scrubber:
    """`scrub` in a tab, as a page of its own would have it."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def show(self, body: str, script: str = "") -> None:
        """Show a document, then let it do what its script does."""
        self._page.set_content(body)
        self._page.evaluate(f"() => {{ {script} }}")

    def scrub(self, document: str = "document", **lists: Any) -> str:
        """Give what `scrub` gives for what is shown, or for a document made here, with some of its lists changed."""
        call = f"""async (lists) => {{
            const [{{ scrub }}, {{ SCRUB }}] = [await import("/scrub.js"), await import("/scrub_lists.js")];
            return scrub({{ ...SCRUB, ...lists }}, {document});
        }}"""
        return str(self._page.evaluate(call, lists))


@pytest.fixture
def scrubber(page: Page, site: Served) -> Scrubber:
    """A tab that can load the extension's modules."""
    for name in ("scrub.js", "scrub_lists.js"):
        site.answers[f"/{name}"] = Given((EXTENSION / name).read_text(), kind="text/javascript")
    return Scrubber(page)


STAYS = {
    "text and structure": (
        "<main><h1>Cook</h1><p>Rice &amp; fish &lt;daily&gt;</p></main>",
        "<p>Rice &amp; fish &lt;daily&gt;</p>",
    ),
    "text inside a form that holds the whole page": ("<form><p>Pay 500 a month</p></form>", "<p>Pay 500 a month</p>"),
    "the words on a button": ("<button value=secret>Apply on Telegram</button>", "Apply on Telegram"),
    "links to the ways of answering": ('<a href="https://t.me/example_hr">x</a>', 'href="https://t.me/example_hr"'),
    "a contact elsewhere that is called like an account": (
        '<a href="https://t.me/login_example">x</a>',
        "/login_example",
    ),
    "a messenger's own scheme": ('<a href="tg://resolve?domain=example_hr">x</a>', "tg://resolve?domain=example_hr"),
    "relative links": ('<a href="/jobs/7?id=1">x</a>', 'href="/jobs/7?id=1"'),
    "schema.org in JSON": ('<script type="application/ld+json; charset=utf-8">{"a": 1}</script>', '{"a": 1}'),
    "schema.org in attributes": (
        '<div itemscope itemtype="https://schema.org/JobPosting"><p itemprop="title">Cook</p></div>',
        'itemprop="title"',
    ),
    "the page's own description": ('<meta property="og:title" content="Cook">', 'content="Cook"'),
    "the language": ('<p lang="km" dir="ltr">x</p>', 'lang="km" dir="ltr"'),
    "what a class of the body says about the session": ('<body class="logged-in"><p>Cook</p>', "Cook"),
    "an ad's headline inside a header": ('<header><h1>Cook</h1><a class="avatar">me</a></header>', "<h1>Cook</h1>"),
    "an employer's profile inside an ad": (
        '<main><header><p class="company-profile">Example Foods</p></header></main>',
        "Example Foods",
    ),
    "an ad inside an area with a hint": ('<div id="login-wall"><article><p>Cook</p></article></div>', "Cook"),
    "collapsed parts that a search would open": ('<p hidden="until-found">No fees</p>', "No fees"),
    "an open dialog": ("<dialog open>Cook wanted</dialog>", "Cook wanted"),
    "text that a tag would swallow": (
        "<p>before</p><xmp>raw <b>text</b></xmp>",
        "<pre>raw &lt;b&gt;text&lt;/b&gt;</pre>",
    ),
    "what a picture says in words": (
        '<img alt="Cooks wanted" src="https://tracker.example/x.png">',
        'alt="Cooks wanted"',
    ),
}


@pytest.mark.parametrize("name", STAYS)
def test_what_stays(scrubber: Scrubber, name: str) -> None:
    """What a reader of job posts needs is still there."""
    document, kept = STAYS[name]
    scrubber.show(document)
    assert kept in scrubber.scrub()


GOES = {
    "values of fields": '<form><input value="SECRET"><input type="hidden" value="SECRET"></form>',
    "text areas": "<textarea>SECRET</textarea>",
    "choices": "<select><option selected>SECRET</option></select><datalist><option>SECRET</option></datalist>",
    "what a button would send": '<button value="SECRET" name="SECRET" data-user="SECRET">Apply</button>',
    "editors": '<div contenteditable>SECRET</div><div role="textbox">SECRET</div><p contenteditable="plaintext-only">SECRET</p>',
    "results of forms": "<output>SECRET</output>",
    "scripts": "<script>var a = 'SECRET'</script><script type='application/json'>{\"a\": \"SECRET\"}</script>",
    "scripts in drawings": "<svg><script>var a = 'SECRET'</script><text>SECRET</text></svg>",
    "styles": "<style>/* SECRET */</style>",
    "comments": "<!-- SECRET --><p>a<!-- SECRET --></p>",
    "other pages inside": "<iframe srcdoc='SECRET'></iframe><object data='SECRET'>SECRET</object>",
    "templates and fallbacks": "<template>SECRET</template><noscript>SECRET</noscript>",
    "hidden parts": "<p hidden>SECRET</p><dialog>SECRET</dialog>",
    "handlers": '<p onclick="SECRET()">x</p>',
    "inline styles and addresses of pictures": '<p style="color: SECRET">x</p><img src="/SECRET.png" srcset="/SECRET.png 2x">',
    "data of the page's own": '<p data-user-mail="SECRET" data-state="SECRET" title="SECRET" aria-label="SECRET">x</p>',
    "tokens in meta": '<meta name="csrf-token" content="SECRET"><meta http-equiv="refresh" content="SECRET">',
    "links that run": '<a href="javascript:SECRET()">x</a><a href=" jAvAscript:SECRET()"></a><a href="data:,SECRET">x</a>',
    "links with a password": '<a href="https://user:SECRET@example.com/">x</a>',
    "navigation": "<nav>Hello SECRET</nav><div role=navigation>Hello SECRET</div>",
    "links that sign in and out": '<a href="/logout?for=SECRET">Sign out SECRET</a><a href="/SignIn">SECRET</a>',
    "account areas": '<div id="userMenu">SECRET</div><section class="my-account">SECRET</section>',
    "account areas in a header": '<header><span class="avatar-name">SECRET</span><a href="/profile">SECRET</a></header>',
    "account areas in a bar that is no header": '<div class="site-header"><b class="username">SECRET</b></div>',
}


@pytest.mark.parametrize("name", GOES)
def test_what_goes(scrubber: Scrubber, name: str) -> None:
    """What is the reader's own, or the page's machinery, stays behind."""
    scrubber.show(f"<body><main><h1>Cook</h1></main>{GOES[name]}<p>after</p>")
    scrubbed = scrubber.scrub()
    assert "secret" not in scrubbed.lower()
    assert "<p>after</p>" in scrubbed


def test_what_was_typed_stays_behind(scrubber: Scrubber) -> None:
    """Passwords and notes that were typed, in the page or in a part with a tree of its own, are not in the result."""
    scrubber.show(
        "<input type=password id=a><textarea id=b></textarea><div id=host></div><div id=editor contenteditable></div>",
        """
        document.querySelector("#a").value = "SECRET";
        document.querySelector("#b").value = "SECRET";
        document.querySelector("#editor").textContent = "SECRET";
        const root = document.querySelector("#host").attachShadow({ mode: "open" });
        root.innerHTML = "<p>shown</p><input id=c><nav>SECRET</nav><script>SECRET</" + "script>";
        root.querySelector("#c").value = "SECRET";
        """,
    )
    scrubbed = scrubber.scrub()
    assert "SECRET" not in scrubbed
    assert "<p>shown</p>" in scrubbed


def test_open_shadow_trees_are_read_as_they_are_shown(scrubber: Scrubber) -> None:
    """Content stands where its slot shows it, once; what no slot shows is not sent."""
    scrubber.show(
        "<div id=host><b slot=title>Cook</b><i slot=none>unseen</i></div>",
        """
        const root = document.querySelector("#host").attachShadow({ mode: "open" });
        root.innerHTML = "<h2><slot name=title>no title</slot></h2><p><slot name=pay>pay on request</slot></p>";
        """,
    )
    scrubbed = scrubber.scrub()
    assert scrubbed.count("Cook") == 1
    assert scrubbed.index("<h2>") < scrubbed.index("Cook") < scrubbed.index("</h2>")
    assert "pay on request" in scrubbed
    assert "unseen" not in scrubbed
    assert "no title" not in scrubbed


CLOBBER = "childNodes localName namespaceURI nodeType getAttribute hasAttribute attributes querySelectorAll baseURI"


def test_a_page_cannot_hide_the_dom_behind_its_own_names(scrubber: Scrubber) -> None:
    """Fields called like properties of the DOM neither break the walk nor bring their values along."""
    fields = "".join(f'<input name="{name}" value="SECRET">' for name in CLOBBER.split())
    images = "".join(f'<img name="{name}">' for name in CLOBBER.split())
    scrubber.show(f"<form>{fields}<p>Cook wanted</p></form>{images}<p>after</p>")
    scrubbed = scrubber.scrub()
    assert "SECRET" not in scrubbed
    assert "<p>Cook wanted</p>" in scrubbed
    assert "<p>after</p>" in scrubbed


def test_text_cannot_become_markup(scrubber: Scrubber) -> None:
    """Text, attributes, JSON and tag names that look like markup are text when the result is read again."""
    scrubber.show(
        "<p id=a></p><script id=b type='application/ld+json'></script><div id=c></div>",
        r"""
        document.querySelector("#a").textContent = "<script>one()</" + "script>";
        document.querySelector("#a").className = '"><script>two()</' + "script>";
        document.querySelector("#b").textContent = '{"a": "</' + 'script><script>three()</' + 'script>"}';
        document.querySelector("#c").innerHTML = '<a"><script>x="y">four</a">';
        """,
    )
    scrubbed = scrubber.scrub()
    scrubber.show(scrubbed)
    again = scrubber.scrub()
    assert again.count("<script") == 1
    assert '{"a": "\\u003c/script>\\u003cscript>three()\\u003c/script>"}' in again
    assert "&lt;script&gt;one()" in again


NESTED = """(() => {
    const made = document.implementation.createHTMLDocument();
    let inner = made.body;
    for (let i = 0; i < 20000; i++) {
        inner = inner.appendChild(made.createElement("div"));
        inner.className = "user-menu";
    }
    inner.innerHTML = "<h1>Cook wanted</h1>";
    return made;
})()"""
"""A document that Chromium itself cannot lay out, only hold."""


def test_a_page_deeper_than_the_stack(scrubber: Scrubber) -> None:
    """Twenty thousand nested areas that look like an account's are walked to the ad at their end."""
    assert "<h1>Cook wanted</h1>" in scrubber.scrub(NESTED)


def test_a_huge_page_ends_soon_after_the_limit(scrubber: Scrubber) -> None:
    """The walk stops once it has more bytes than may be sent, so the caller sees that it is too long."""
    scrubber.show(
        "<main id=top></main>",
        """
        const rows = Array.from({ length: 100000 }, () => "<p>ឃុំ</p>");
        document.querySelector("#top").innerHTML = rows.join("");
        """,
    )
    scrubbed = scrubber.scrub(limit=10_000)
    assert 10_000 < len(scrubbed.encode()) < 10_100
