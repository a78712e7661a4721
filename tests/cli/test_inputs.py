"""Reading: what comes out is what went in, however it is divided."""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reframe.cli import inputs
from reframe.errors import InputError


def piped(data: bytes) -> None:
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")


@pytest.fixture(autouse=True)
def _stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", sys.stdin)


texts = st.text(alphabet="ab \n\r\té😀\u2028\x85", max_size=60)
codings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be"])


@given(texts, codings, st.sampled_from(["line", "paragraph"]))
def test_stream_restores_the_file(text: str, coding: str, each: str) -> None:
    data = text.encode(coding)
    piped(data)
    drafts = list(inputs.from_file("-", "" if coding != "utf-16-be" else coding, each))
    assert "".join(draft.text + draft.after for draft in drafts) == text
    written = b"".join(draft.codec.encode(draft.text + draft.after) for draft in drafts)
    assert (drafts[0].codec.mark if drafts else data) + written == data
    lines = text.split("\n")
    begun = [(draft.text.split("\n")[0], lines[draft.line - 1]) for draft in drafts if draft.text]
    assert all(first.rstrip("\r") == line.rstrip("\r") for first, line in begun)


@given(texts.filter(lambda text: text.strip() != ""), codings)
def test_whole_draft_is_written_back_as_it_was(text: str, coding: str) -> None:
    data = text.encode(coding)
    piped(data)
    (draft,) = inputs.from_file("-", "" if coding != "utf-16-be" else coding)
    assert draft.text == text
    assert draft.codec.mark + draft.codec.encode(draft.text) == data


@given(st.binary(max_size=80), st.sampled_from(["draft", "line", "paragraph"]), st.sampled_from(["", "utf-8", "utf-16", "cp932"]))
def test_any_bytes_are_read_or_refused(data: bytes, each: str, encoding: str) -> None:
    piped(data)
    try:
        for draft in inputs.from_file("-", encoding, each):
            draft.text.encode()
    except InputError as error:
        assert "\n" not in str(error)


@given(texts, st.sampled_from(["line", "paragraph"]))
def test_argument_is_divided_like_a_file(text: str, each: str) -> None:
    assert "".join(draft.text + draft.after for draft in inputs.from_argument(text, each)) == text


def test_stream_is_read_as_it_comes() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = b"a line without an end\n" * 100
            buffer[: len(line)] = line
            return len(line)

    sys.stdin = io.TextIOWrapper(io.BufferedReader(Endless(), 4_096))
    drafts: Iterator[inputs.Draft] = inputs.from_file("-", "", "line")
    assert [draft.line for draft in itertools.islice(drafts, 1_000)][-1] == 1_000


def test_paragraphs_hold_their_lines() -> None:
    piped(b"\na\nb\n \nc\r\n\r\nd")
    drafts = [(draft.text, draft.line) for draft in inputs.from_file("-", "", "paragraph") if draft.text]
    assert drafts == [("a\nb", 2), ("c", 5), ("d", 7)]


def test_letter_that_an_encoding_lacks() -> None:
    codec = inputs.Codec("iso8859-1")
    assert codec.encode("“I’d …” é") == b'"I\'d ..." \xe9'
    with pytest.raises(InputError, match="iso8859-1 has no “😀”"):
        codec.encode("😀")
