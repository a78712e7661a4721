"""Of two openers for the same words, the one of the user's own topic is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from reframe.library.load import load_library
from reframe.reframer import Reframer

TOPIC = """
topic: "our kitchen"
kind: "absolute"
source: "ours"
entries:
  - id: "our-rota"
    openers: ["you never {do}"]
    hears: ["The rota is a fiction."]
    why: "It asks them to defend the past."
    invitations:
      - {say: "shall we look at the rota?", move: "small-step"}
      - {say: "I'd like us to keep to the rota", move: "need"}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Reframer:
    folder = tmp_path_factory.mktemp("phrases")
    (folder / "ours.yaml").write_text(TOPIC)
    return Reframer(load_library(user=Path(folder)))


def found(reframer: Reframer, draft: str) -> list[tuple[str, str]]:
    return [(finding.entry, finding.quote) for finding in reframer.check(draft).findings]


@pytest.mark.parametrize("draft", ["You never listen to me.", "You never help with the dishes.", "you never ever help"])
def test_the_users_own_topic_wins_the_same_words(reframer: Reframer, own: Reframer, draft: str) -> None:
    (built_in, quote), = found(reframer, draft)
    assert built_in != "our-rota"
    assert found(own, draft) == [("our-rota", quote)]
