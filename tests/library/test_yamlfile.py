"""Strict YAML: each trap is an error with its place, and nothing in a file can hurt the reader."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reframe.errors import PhraseError
from reframe.library import yamlfile
from reframe.library.yamlfile import Mapping, boolean, integer, listing, mapping, nearest, string, strings

Read = Callable[[str | bytes], Mapping]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.chdir(tmp_path)

    def from_text(text: str | bytes) -> Mapping:
        Path("t.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return yamlfile.read(Path("t.yaml"))

    return from_text


def test_values_keep_their_places(read: Read) -> None:
    top = read('topic: "absolutes"\nentries:\n  - "é 😀"\n  - severity: 4 # strong\n')
    assert string(top.items["topic"]) == "absolutes"
    first, second = listing(top.items["entries"])
    assert (string(first), str(first.place)) == ("é 😀", "t.yaml:3:5")
    assert integer(mapping(second).items["severity"]) == 4


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("", "1:1", "empty"),
        ("# only a comment\n", "1:1", "empty"),
        ('- "a"\n', "1:1", "not a mapping"),
        ('"a"\n', "1:1", "not a mapping"),
        ('a: "x\nb: "y"\n', "2:5", "not YAML"),
        ('a: "x\n', "1:4", "not YAML"),
        ('a: "x" "y"\n', "1:8", "not YAML"),
        ('  a: "b"\n c: "d"\n', "2:2", "not YAML"),
        ('a: "x"\nb: "y"\na: "z"\n', "3:1", "a second time"),
        ('a: {b: "x", b: "y"}\n', "1:13", "a second time"),
        ('a: "x"\n\tb: "y"\n', "2:1", "a tab"),
        ('a: "x\ty"\n', "1:6", "a tab"),
        ('a: &x ["y"]\n', "1:4", "anchor or alias"),
        ('a: *x\n', "1:4", "anchor or alias"),
        ('a:\n  <<: *x\n', "2:7", "anchor or alias"),
        ('a: !!python/object/apply:os.system ["true"]\n', "1:4", "a tag"),
        ('a: "x"\n---\nb: "y"\n', "2:1", "a second document"),
        ('no: "x"\n', "1:1", "boolean"),
        ('{["a"]: "b"}\n', "1:2", "not a word"),
        ('a: "\\e[31m"\n', "1:4", "control character (U+001B)"),
        ('a: "\\0"\n', "1:4", "control character (U+0000)"),
        ("a: " + "[" * 30 + "]" * 30, "1:23", "nested deeper than 20"),
    ],
)
def test_traps_have_a_place(read: Read, text: str, place: str, said: str) -> None:
    with pytest.raises(PhraseError) as caught:
        read(text)
    assert caught.value.where == f"t.yaml:{place}"
    assert said in caught.value.what
    assert caught.value.todo


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no", "boolean"),
        ("Yes", "boolean"),
        ("on", "boolean"),
        ("~", "boolean"),
        ("you never listen # to me", "cut to “you never listen” by #"),
        ("é # there", "cut to “é” by #"),
        ("plain", "not in double quotes"),
        ("'single'", "not in double quotes"),
        ("|\n  block", "not in double quotes"),
        ("3", "not in double quotes"),
        ("", "nothing is written here"),
        ('""', "an empty string"),
        ('"  "', "an empty string"),
        ('["x"]', "where a string is due"),
        ('{b: "x"}', "where a string is due"),
    ],
)
def test_a_string_is_double_quoted(read: Read, value: str, said: str) -> None:
    node = read(f"a: {value}\n").items["a"]
    with pytest.raises(PhraseError) as caught:
        string(node)
    assert said in caught.value.what
    assert caught.value.where.startswith("t.yaml:1:")
    assert "\n" not in str(caught.value)


def test_a_hash_inside_quotes_is_text(read: Read) -> None:
    assert string(read('a: "flat #4" # a comment\n').items["a"]) == "flat #4"


def test_strings_name_the_item_at_fault(read: Read) -> None:
    with pytest.raises(PhraseError, match=r"t\.yaml:1:10: no without quotation marks"):
        strings(read('a: ["x", no]\n').items["a"])


@pytest.mark.parametrize("value", ['"3"', "3.0", "three", "1e3", "٣", "9" * 5000, "[3]", "true"])
def test_an_integer_is_plain_digits(read: Read, value: str) -> None:
    with pytest.raises(PhraseError, match="not a whole number"):
        integer(read(f"a: {value}\n").items["a"])


def test_a_boolean_is_true_or_false(read: Read) -> None:
    assert boolean(read("a: true\n").items["a"]) is True
    assert boolean(read("a: false\n").items["a"]) is False
    for value in ("yes", '"true"', "1"):
        with pytest.raises(PhraseError, match="neither true nor false"):
            boolean(read(f"a: {value}\n").items["a"])


def test_an_unknown_key_names_the_nearest(read: Read) -> None:
    top = read('invitation: "x"\n')
    with pytest.raises(PhraseError, match=r"t\.yaml:1:1: unknown key “invitation”; did you mean “invitations”\?"):
        mapping(top, ("openers", "invitations"))


def test_a_needed_key(read: Read) -> None:
    with pytest.raises(PhraseError, match="“why” is missing"):
        mapping(read('a: "x"\n'), ("a", "why"), ("why",))


def test_nearest_falls_back_to_the_list() -> None:
    assert nearest("zzzz", ("b", "a")) == "use one of a, b"
    assert nearest("zzzz", ()) == "there are none to choose from"


def test_an_alias_bomb_is_refused_at_once(read: Read) -> None:
    bomb = 'a0: &a0 "x"\n' + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
    before = time.perf_counter()
    with pytest.raises(PhraseError, match="anchor or alias"):
        read(bomb)
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_does_not_exhaust_the_stack(read: Read, opening: str) -> None:
    with pytest.raises(PhraseError):
        read("a:\n  " + opening * 20_000)


def test_an_open_quotation_mark_is_named(read: Read) -> None:
    with pytest.raises(PhraseError, match="close the quotation mark on line 1"):
        read('a: "x\nb: "y"\n')


def test_not_utf8(read: Read) -> None:
    with pytest.raises(PhraseError, match=r"t\.yaml:2:1: not UTF-8 at byte 10"):
        read(b'a: "x"\nb: \xff\n')
    with pytest.raises(PhraseError):
        read('a: "x"\n'.encode("utf-16"))


def test_a_byte_order_mark_is_no_fault(read: Read) -> None:
    assert string(read(b'\xef\xbb\xbfa: "x"\n').items["a"]) == "x"


def test_windows_line_ends(read: Read) -> None:
    assert str(read(b'a: "x"\r\nb: "y"\r\n').items["b"].place) == "t.yaml:2:4"


def test_characters_yaml_does_not_allow(read: Read) -> None:
    for text in ("a: x\x07\n", "a: x\0y\n"):
        with pytest.raises(PhraseError, match=r"t\.yaml:1:"):
            read(text)


def test_too_large(read: Read) -> None:
    with pytest.raises(PhraseError, match="larger than 5 MB"):
        read('a: "' + "x" * yamlfile.MOST_BYTES + '"\n')


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path, "not a file"), (tmp_path / "pipe", "not a file"), (tmp_path / "none.yaml", "cannot be read"),
    ):
        with pytest.raises(PhraseError, match=said):
            yamlfile.read(path)


def test_the_python_parser_says_the_same(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert string(read('a: "é"\n').items["a"]) == "é"
    for text, said in (("a: &x 1\n", "anchor"), ("a: 1\na: 2\n", "a second time"), ('a: "x\n', "not YAML")):
        with pytest.raises(PhraseError, match=said):
            read(text)
    with pytest.raises(PhraseError, match="by #"):
        string(read("a: you never # listen\n").items["a"])
    with pytest.raises(PhraseError, match="control character"):
        read('a: "\\ud83d"\n')
