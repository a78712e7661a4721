"""Phrase files → Library: what is read, what is refused and where, and what a user may add."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reframe.errors import PhraseError
from reframe.library import places, schema
from reframe.library.load import load_library, read_library
from reframe.library.model import Library, Words

WORDS = """
needs: {consideration: "being considered"}
traits: {consideration: ["selfish"]}
labels: {}
faux: {consideration: ["ignored"]}
polarity: {"anymore": ""}
""" + "".join(f"{name}: []\n" for name in Words._fields if name not in ("needs", "traits", "labels", "faux", "polarity"))
CARE = """
lists: {hit: ["hit", "slapped"]}
classes:
  - {id: "abuse", action: "keep", note: "This is serious.", patterns: ["he <hit> me", "sent me to <therapy>"]}
"""
ENTRY = """
  - id: "{id}"
    openers: ["you (never|hardly ever) {{do}}"]
    hears: ["Nothing I do counts."]
    why: "It asks them to defend the past."
    invitations:
      - {{say: "could you {{do}}", move: "request"}}
      - {{say: "I miss you", move: "own-feeling", only: "consideration"}}
"""


def topic(*ids: str, extra: str = "") -> str:
    return 'topic: "t"\nkind: "absolute"\nsource: "ours"\nentries:\n' + "".join(ENTRY.format(id=i) for i in ids) + extra


@pytest.fixture
def phrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small built-in library, and no user's."""
    folder = tmp_path / "phrases"
    (folder / "en").mkdir(parents=True)
    for name in ("kinds.yaml", "moves.yaml"):
        shutil.copy(places.find_phrases() / name, folder / name)
    (folder / "lists.yaml").write_text('lists:\n  therapy: ["therapy", "a shrink"]\n')
    (folder / "words.yaml").write_text(WORDS)
    (folder / "care.yaml").write_text(CARE)
    (folder / "en" / "a.yaml").write_text(topic("never-do", "rarely-do"))
    monkeypatch.setattr(places, "find_phrases", lambda: folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return folder


def ids(library: Library) -> list[str]:
    return [entry.id for entry in library.entries]


def fault_of(phrases: Path, text: str, name: str = "en/b.yaml") -> PhraseError:
    (phrases / name).write_text(text)
    with pytest.raises(PhraseError) as caught:
        load_library()
    return caught.value


def test_a_library(phrases: Path) -> None:
    library = load_library()
    assert ids(library) == ["never-do", "rarely-do"]
    entry = library.entries[0]
    assert (entry.kind, entry.topic, entry.source, entry.severity) == ("absolute", "t", "ours", 3)
    assert entry.where == f"{phrases}/en/a.yaml:6"
    assert entry.invitations[1].only == "consideration"
    assert library.lists == {"therapy": ("therapy", "a shrink")}
    assert library.words.traits == {"consideration": ("selfish",)}
    assert library.words.polarity == {"anymore": ""}
    assert library.care[0].id == "abuse"
    assert library.care_lists == {"hit": ("hit", "slapped")}
    assert [kind.id for kind in library.kinds] == list(schema.KINDS)
    assert [move.id for move in library.moves] == list(schema.MOVES)
    assert library.warnings == ()


def test_the_package_finds_its_own_library() -> None:
    assert (places.find_phrases() / "kinds.yaml").is_file()


@pytest.mark.parametrize(
    ("old", "new", "what", "todo"),
    [
        ("hears:", "hear:", "unknown key “hear”", "“hears”"),
        ("{do}\"]", "{do} <therpy>\"]", "there is no list <therpy>", "“therapy”"),
        ("{do}\"]", "{verb}\"]", "there is no gap {verb}", "{do}"),
        ("{do}\"]", "({do}\"]", "never closed", "add “)”"),
        ('move: "request"', 'move: "requests"', "there is no move “requests”", "“request”"),
        ('kind: "absolute"', 'kind: "absolutes"', "there is no kind “absolutes”", "“absolute”"),
        ('only: "consideration"', 'only: "considerate"', "there is no only “considerate”", "“consideration”"),
        ("could you {do}", "could you {trait}", "{trait} is captured by no opener", "use a gap"),
        ('    why: "It asks them to defend the past."\n', "", "“why” is missing", "add why:"),
        ('    why: "It asks', '    severity: 9\n    why: "It asks', "severity 9", "1 to 5"),
        ('    why: "It asks', '    when: "negativ"\n    why: "It asks', "there is no when “negativ”", "“negative”"),
        ('["Nothing I do counts."]', "[]", "“hears” is empty", "at least one"),
        ('["Nothing I do counts."]', "[no]", "boolean", '"no"'),
        ('id: "b-one"', 'id: "B_one"', "not kebab-case", "hyphens"),
        ('id: "b-one"', 'id: "never-do"', "“never-do” a second time", "en/a.yaml:6"),
        ('"you (never|hardly ever) {do}"', f'"{"(" * 5000}a{")" * 5000} {{do}}"', "nested deeper", "write"),
    ],
)
def test_a_fault_in_a_topic(phrases: Path, old: str, new: str, what: str, todo: str) -> None:
    text = topic("b-one")
    assert old in text
    fault = fault_of(phrases, text.replace(old, new))
    assert what in fault.what
    assert todo in fault.todo
    assert fault.where.startswith(f"{phrases}/en/b.yaml:")


def test_a_faulty_template_shows_a_caret(phrases: Path) -> None:
    fault = fault_of(phrases, topic("b-one").replace("{do}\"]", "(x\"]"))
    assert fault.where == f"{phrases}/en/b.yaml:7:15 (character 25 of the template)"
    assert fault.excerpt.endswith(" " * 28 + "^")


def test_gaps_of_invitations(phrases: Path) -> None:
    two = '["you never {do}", "you are never around"]'
    text = topic("b-one").replace('["you (never|hardly ever) {do}"]', two)
    assert "{do} is not captured by every opener" in fault_of(phrases, text).what
    (phrases / "en/b.yaml").write_text(text.replace("could you {do}", "could you help [with {do}]"))
    assert "b-one" in ids(load_library())


@pytest.mark.parametrize("gap", ["do", "doing", "done"])
def test_verb_gaps_stand_in_for_each_other(phrases: Path, gap: str) -> None:
    (phrases / "en/b.yaml").write_text(topic("b-one").replace("hardly ever) {do}", f"hardly ever) {{{gap}}}"))
    assert "b-one" in ids(load_library())


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("kinds.yaml", 'kinds: [{id: "blame", name: "Blame", what: "x"}]\n', "absolute"),
        ("moves.yaml", 'moves: [{id: "need", name: "x"}]\n', "“does” is missing"),
        ("lists.yaml", 'lists: {therapy: ["(a|b)"]}\n', "“(” in a list"),
        ("lists.yaml", "lists: {therapy: []}\n", "<therapy> is empty"),
        ("words.yaml", WORDS.replace("traits: {consideration", "traits: {consideratio"), "unknown key “consideratio”"),
        ("words.yaml", 'needs: {a: "b"}\n', "is missing"),
        ("care.yaml", CARE.replace('"keep"', '"kept"'), "there is no action “kept”"),
        ("care.yaml", CARE.replace("<hit>", "<hits>"), "there is no list <hits>"),
        ("replies.yaml", 'replies: [{id: "x", lines: ["y"]}]\n', "“behind” is missing"),
    ],
)
def test_a_fault_in_a_shared_file(phrases: Path, name: str, text: str, what: str) -> None:
    assert what in fault_of(phrases, text, name).what


@pytest.mark.parametrize("name", ["words.yaml", "care.yaml", "kinds.yaml", "moves.yaml", "lists.yaml"])
def test_a_library_without_a_shared_file_is_no_library(phrases: Path, name: str) -> None:
    (phrases / name).unlink()
    with pytest.raises(PhraseError, match=name):
        load_library()


def test_every_fault_at_once(phrases: Path) -> None:
    text = topic("b-one", "b-two", "b-three").replace('"request"', '"x"', 2)
    (phrases / "en/b.yaml").write_text(text)
    (phrases / "care.yaml").unlink()
    library, faults = read_library()
    assert len(faults) == 3
    assert ids(library) == ["never-do", "rarely-do", "b-three"]


def test_replies(phrases: Path) -> None:
    (phrases / "replies.yaml").write_text(
        'replies: [{id: "ourselves", lines: ["we can [just] fix it"], behind: ["Fear of blame."],'
        ' answers: [{say: "What would help you?", move: "curiosity"}]}]\n'
    )
    (reply,) = load_library().replies
    assert reply.answers == (("What would help you?", "curiosity"),)


def test_a_users_topic_and_lists(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "en").mkdir(parents=True)
    (mine / "lists.yaml").write_text('lists: {pet: ["the dog"]}\n')
    (mine / "b.yaml").write_text(topic("pet-one").replace("{do}\"]", "{do} like <pet>\"]"))
    (mine / "en" / "c.yaml").write_text(topic("pet-two"))
    library = load_library([mine])
    assert ids(library) == ["never-do", "rarely-do", "pet-one", "pet-two"]
    assert library.lists["pet"] == ("the dog",)
    assert library.warnings == ()


def test_a_bad_topic_takes_no_other_down(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.yaml").write_text(topic("a-one", "a-two").replace("hears:", "hear:"))
    (mine / "b.yaml").write_bytes(b"\xff")
    (mine / "c.yaml").write_text(topic("c-one"))
    (mine / "d.yaml").mkdir()
    library = load_library([mine])
    assert ids(library) == ["never-do", "rarely-do", "c-one"]
    assert len(library.warnings) == 3
    assert library.warnings[0].startswith(f"{mine}/a.yaml:8:5: unknown key “hear”")
    assert library.warnings[0].endswith("(and 1 more)")
    assert not any("\n" in warning for warning in library.warnings)


def test_a_bad_topic_is_left_out_whole(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(topic("fine", "never-do"))
    library = load_library([mine])
    assert ids(library) == ["never-do", "rarely-do"]
    assert "“never-do” a second time" in library.warnings[0]


def test_an_override_takes_the_place_of_the_entry(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(topic("never-do", extra="    override: true\n"))
    library = load_library([mine])
    assert ids(library) == ["never-do", "rarely-do"]
    assert library.entries[0].where.startswith(str(mine))
    assert library.warnings == ()


def test_an_override_of_nothing_names_the_nearest(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(topic("never-doo", extra="    override: true\n"))
    assert "did you mean “never-do”?" in load_library([mine]).warnings[0]


def test_the_configuration_folder(phrases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "config" / "reframe" / "phrases"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(topic("mine"))
    assert "mine" in ids(load_library())
    assert "mine" not in ids(load_library(user=tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "mine" not in ids(load_library())
    shutil.move(tmp_path / "config", tmp_path / ".config")
    assert "mine" in ids(load_library())


def test_shared_files_of_a_user_are_named_not_used(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "care.yaml").write_text("classes: []\n")
    library = load_library([mine])
    assert library.care[0].id == "abuse"
    assert "care.yaml: not used" in library.warnings[0]


def test_a_list_that_exists_is_not_replaced(phrases: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "lists.yaml").write_text('lists: {therapy: ["nothing"]}\n')
    library = load_library([mine])
    assert library.lists["therapy"] == ("therapy", "a shrink")
    assert "<therapy> exists already" in library.warnings[0]


def test_a_missing_folder_is_said(phrases: Path, tmp_path: Path) -> None:
    with pytest.raises(PhraseError, match="no such folder"):
        load_library([tmp_path / "nowhere"])
