"""From HTML to what a reader sees."""

import pytest

from crawler.pages.json_ld import load
from crawler.pages.markup import is_html, text_of


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("<p>One</p><p>Two<br>Three</p>", "One\n\nTwo\nThree"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ("<ul><li>• a<li>- b</ul>", "• a\n- b"),
        ("<li><p>a</p></li><li>b</li>", "- a\n\n- b"),
        ("a&nbsp;&amp;&nbsp;b", "a & b"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "One\n\nTwo"),
        ("&amp;lt;b&amp;gt;bold&amp;lt;/b&amp;gt;", "bold"),
        ("one\ntwo <b>three</b>", "one\ntwo three"),
        ("<div>a <script>x()</script><style>y</style>b</div>", "a b"),
        ('<p>seen</p><p style="display: none">unseen</p><p hidden>unseen</p>', "seen"),
        ('<p>pay <img alt="💰"><img alt="our logo"></p>', "pay 💰"),
        ("plain  text\r\n\r\n\r\nwith lines", "plain text\n\nwith lines"),
        ("5 < 6 and I <3 you", "5 < 6 and I <3 you"),
    ],
)
def test_markup_becomes_lines(fragment: str, text: str) -> None:
    """Blocks stand on lines, list items keep a dash, entities are undone, what is not shown is left out."""
    assert text_of(fragment) == text


@pytest.mark.parametrize(
    ("text", "expected"), [("<p>x", True), ("<!DOCTYPE html>", True), ("I <3 you, <name>", False), ("a<b", False)]
)
def test_a_message_is_told_from_markup(text: str, expected: bool) -> None:
    """A pasted message with angle brackets is not HTML."""
    assert is_html(text) is expected


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        ('{"a": [1, 2,],}', {"a": [1, 2]}),
        ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
        ('<!-- {"a": 1} -->', {"a": 1}),
        ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
        ('/* <![CDATA[ */{"a": 1}/* ]]> */', {"a": 1}),
        ('{"a": 1, // why\n "b": "http://x"}', {"a": 1, "b": "http://x"}),
        ('{"a": "x\\&y"}', {"a": "x&y"}),
        ('{"a": 1};', {"a": 1}),
        ("{&quot;a&quot;: 1}", {"a": 1}),
        ('{"a": 1}, {"b": 2}', [{"a": 1}, {"b": 2}]),
        ('{"a": {"b": "cut o', {"a": {"b": "cut o"}}),
        ("nonsense", None),
        ("", None),
        ("[" * 100_000, None),
    ],
)
def test_broken_json_ld_is_repaired_where_that_is_cheap(block: str, value: object) -> None:
    """Trailing commas, raw line breaks, comments, CDATA and cut-off blocks are read; the rest is given up in peace."""
    assert load(block) == value
