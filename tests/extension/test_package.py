"""What is shipped: the two zips, what they ask of the browser, and what is said in them."""

import json
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from extension.build import build, manifests

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension"
SCRIPTS = sorted(EXTENSION.glob("*.js"))
CATALOGUES = {
    path.parent.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(EXTENSION.glob("_locales/*/messages.json"))
}
MESSAGES = CATALOGUES["en"]
BROWSERS = ["chrome", "firefox"]


def test_the_build_depends_on_nothing_but_the_files(tmp_path: Path) -> None:
    """Two builds give the same bytes, whenever and wherever they are made."""
    first, second = build(tmp_path / "one"), build(tmp_path / "two")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert [path.name for path in first] == ["lurewatch-0.1.0-chrome.zip", "lurewatch-0.1.0-firefox.zip"]


def test_the_zips_hold_what_runs_and_nothing_else(tmp_path: Path) -> None:
    """Every module, page and picture that is named is there; nothing of the workshop is."""
    for path in build(tmp_path):
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
        assert {script.name for script in SCRIPTS} | {"manifest.json", "popup.html", "options.html"} <= names
        assert [name for name in names if re.search(r"node_modules|package|tsconfig|\.py$|\.npmrc", name)] == []
        text = "".join(script.read_text() for script in SCRIPTS)
        assert {name.removeprefix("./") for name in re.findall(r'(?:from|import) "(\./[^"]+)"', text)} <= names


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_least_permissions(browser: str) -> None:
    """The tap's own tab, running a function in it, what is kept here, an alarm: no hosts, no tabs, no content scripts."""
    manifest = manifests()[browser]
    assert manifest["manifest_version"] == 3
    assert manifest["permissions"] == ["activeTab", "alarms", "scripting", "storage"]
    forbidden = {"host_permissions", "optional_permissions", "optional_host_permissions", "content_scripts"}
    assert not (forbidden | {"web_accessible_resources", "externally_connectable"}) & manifest.keys()


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_background_knows_no_page(browser: str) -> None:
    """The one background script takes nothing that could tell it about a tab, a page or an address, and hears no message."""
    background = manifests()[browser]["background"]
    assert background == {"service_worker": "background.js", "scripts": ["background.js"], "type": "module"}
    code = (EXTENSION / "background.js").read_text()
    used = set(re.findall(r"browser\.(\w+)\(", code))
    assert used == {"every", "keepList", "readList", "readServer"}
    assert set(re.findall(r'from "\./(\w+)\.js"', code)) == {"browser", "keys", "known_good", "load"}
    reached = "".join((EXTENSION / f"{name}.js").read_text() for name in ("browser", "load", "held"))
    assert not re.search(r"onMessage|onUpdated|onActivated|webNavigation|webRequest", reached)


@pytest.mark.parametrize("browser", BROWSERS)
def test_the_policy_runs_only_what_is_shipped(browser: str) -> None:
    """Only own scripts run, in the clear only this computer is asked, and no request is turned into https."""
    policy = manifests()[browser]["content_security_policy"]["extension_pages"]
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == ["'self'"]
    assert rules["connect-src"] == ["https:", "http://127.0.0.1:*", "http://localhost:*"]
    assert "upgrade-insecure-requests" not in rules


def test_the_manifests_differ_only_where_the_browsers_do() -> None:
    """Firefox has its own settings, Chrome its least version; all else comes from one file."""
    chrome, firefox = (manifests()[browser] for browser in BROWSERS)
    assert {key for key in chrome.keys() | firefox.keys() if chrome.get(key) != firefox.get(key)} == {
        *("minimum_chrome_version", "browser_specific_settings")
    }


def test_the_version_is_the_projects() -> None:
    """The extension is released with the project."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert manifests()["chrome"]["version"] == project["version"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_string_becomes_markup_or_code(script: Path) -> None:
    """Nothing is read as HTML, nothing is evaluated, nothing is loaded from elsewhere."""
    code = re.sub(r"/\*.*?\*/", "", script.read_text(), flags=re.DOTALL)
    forbidden = r"(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setHTML|import\(|https?://(?!127|\$)"
    allowed = code.replace('"http://www.w3.org/1999/xhtml"', "")
    assert re.findall(forbidden, allowed) == []


def test_one_file_touches_the_browser() -> None:
    """Only `browser.js` names the browser's extension API."""
    touching = [path.name for path in SCRIPTS if re.search(r"\b(chrome|browser)\.\w+\.\w+", path.read_text())]
    named = [path.name for path in SCRIPTS if re.search(r"(?<![\w.])chrome\b(?!:)", path.read_text())]
    assert touching == []
    assert named == ["browser.js"]


def test_every_sentence_is_said_somewhere() -> None:
    """Each message is used: by its name, as a notice's title and text, or for a level."""
    text = "".join(path.read_text() for path in [*SCRIPTS, EXTENSION / "manifest.json"])
    said = set(re.findall(r'"(?:__MSG_)?([a-z_]+?)(?:__)?"', text))
    stems = {name: re.sub(r"_(title|says)$", "", name) for name in MESSAGES}
    of_levels = ("level_", "sentence_")
    assert [name for name in MESSAGES if not name.startswith(of_levels) and not {name, stems[name]} & said] == []


BANNED = re.compile(
    r"\b(un)?safe(ly|ty)?\b|trustworth|traffick|scammer|criminal|guarantee|legit|all[- ]clear", re.IGNORECASE
)


def test_the_wording() -> None:
    """No sentence says that anything is safe, or what anybody is."""
    sentences = {name: entry["message"] for name, entry in MESSAGES.items()}
    assert {name: says for name, says in sentences.items() if BANNED.search(says)} == {}
    assert sentences["level_nothing_found"] == "Nothing found in what we can see"


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_language_says_everything(language: str) -> None:
    """A catalogue has each sentence of the English one, with the same values in it, and names its own language."""

    def values(catalogue: dict[str, dict[str, str]]) -> dict[str, list[str]]:
        return {name: sorted(re.findall(r"\$\d", entry["message"])) for name, entry in catalogue.items()}

    assert values(CATALOGUES[language]) == values(MESSAGES)
    assert CATALOGUES[language]["language"]["message"] == language.replace("_", "-")


@pytest.mark.node
def test_the_types_hold() -> None:
    """`tsc` finds no wrong type in the scripts, where its packages are installed (`npm ci` in `extension/`)."""
    compiler = EXTENSION / "node_modules" / ".bin" / "tsc"
    if not compiler.exists():
        pytest.skip("needs the extension's type checker: npm ci --prefix extension")
    found = subprocess.run([str(compiler), "--noEmit"], cwd=EXTENSION, capture_output=True, text=True, check=False)
    assert found.stdout == ""


def test_the_lock_file_names_no_place() -> None:
    """What the type checker is made of is pinned by version and hash, and not by where it was downloaded."""
    lock = json.loads((EXTENSION / "package-lock.json").read_text())
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert [package for package in packages if "resolved" in package or not package["integrity"]] == []
