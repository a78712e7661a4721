"""`reframe phrases check`: the user's own topics with the library's, each once, by as many processes as are worth it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reframe.cli import contracts, jobs, phrases
from reframe.cli.options import Options
from reframe.library.model import CareClass, Entry, Library
from reframe.library.places import find_phrases
from reframe.render.phrases import SKELETON

TOPIC = SKELETON.format(kind="blame", id="last-of-it", folder=".")
WRONG = TOPIC.replace("last-of-it", "wrong-of-it").replace("Could you put the coffee on the list?", "Buy coffee.")


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The user's folder with a topic that keeps the contract, one that does not, one that is no topic."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "reframe" / "phrases"
    folder.mkdir(parents=True)
    (folder / "a.yaml").write_text(TOPIC)
    (folder / "b.yaml").write_text(WRONG.replace("drank|finished", "ate|used up").replace("You drank", "You ate").replace("You finished", "You used up"))
    (folder / "c.yaml").write_text(TOPIC.replace("[again]", "[again"))
    yield folder


def test_a_topic_in_force_is_checked_and_says_entry_example_found_and_expected(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert phrases.check([str(own)], Options()) == 1
    fault, *excerpt, wrong = capsys.readouterr().out.splitlines()
    assert fault.startswith(f"{own}/c.yaml:9:15") and "“[” is never closed" in fault
    assert excerpt[1].strip() == "^"
    assert wrong == (
        f"{own}/b.yaml:7: wrong-of-it: “Buy coffee.” is none of the rewritten drafts; "
        "write “Could you put the coffee on the list?”, or mend the invitation"
    )


def test_a_topic_of_the_folder_in_force_is_not_read_twice(own: Path) -> None:
    assert phrases.check([str(own / "a.yaml")], Options()) == 0
    assert phrases._own_places([str(own / "a.yaml")], Options(libraries=(str(own),))) == [own]
    assert phrases._own_places([], Options()) == [own]


def test_the_library_itself_is_checked_without_them(own: Path, library: Library) -> None:
    built_in = library.entries[0].where.rsplit(":", 1)[0]
    assert phrases._own_places([built_in], Options()) == []


def test_processes_say_the_same_in_the_same_order(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = [_without_examples(entry) for entry in library.entries[:4]]
    library = library._replace(entries=library.entries[:4], care=())  # compiled at once
    alone = contracts.failures(broken, library)
    monkeypatch.setattr(contracts, "_WORTH_IT", 1)
    monkeypatch.setattr(jobs, "processors", lambda: 2)
    assert contracts.failures(broken, library) == alone
    assert [line.split(": ")[1:3] for line in alone if "no examples" in line] == [[one.id, "no examples; write examples:"] for one in broken]


def _without_examples(entry: Entry) -> Entry:
    return entry._replace(examples=())


def test_the_care_file_is_checked_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Entry | CareClass] = []
    monkeypatch.setattr(contracts, "failures", lambda items, library: checked.extend(items) or [])
    assert phrases.check([str(find_phrases() / "care.yaml")], Options()) == 0
    assert checked and all(isinstance(item, CareClass) for item in checked)
