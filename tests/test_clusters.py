"""The recipes of docs/clusters.md, run as they stand there, each in its engine's local mode."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

import reframe
from reframe.reframer import Reframer

RECIPES = Path(__file__).resolve().parent.parent / "docs" / "clusters.md"
DRAFTS = ["You never listen to me.", "See you at six.", "I am scared of you. You never listen.", "You always forget, café 😂"] * 5


def recipe(title: str) -> dict[str, Any]:
    """The names that a recipe defines."""
    if not RECIPES.is_file():
        pytest.skip("docs/clusters.md is not here: the tests run against an installed package")
    section = RECIPES.read_text(encoding="utf-8").split(f"## {title}\n", 1)[1]
    code = re.search(r"```python\n(.*?)```", section, re.S)
    assert code is not None
    names: dict[str, Any] = {"__name__": "recipe"}
    exec(compile(code[1], f"{RECIPES.name}: {title}", "exec"), names)
    return names


def test_a_batch_has_the_report_of_each_text(reframer: Reframer) -> None:
    assert list(reframe.batch(DRAFTS, reframer)) == [reframer.check(draft) for draft in DRAFTS]


def test_a_batch_is_made_when_it_is_asked_for(reframer: Reframer) -> None:
    seen: list[str] = []
    reports = reframe.batch((seen.append(draft) or draft for draft in DRAFTS), reframer)  # type: ignore[func-returns-value]
    assert next(reports).findings and seen == DRAFTS[:1]


class TestArrow:
    def test_columns_are_those_of_the_report(self, reframer: Reframer) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
        from reframe.arrow import check_batches

        given = pa.RecordBatch.from_pydict({"id": list(range(len(DRAFTS))), "text": DRAFTS})
        [made] = check_batches([given], reframer=reframer)
        assert made.schema.names == ["id", "text", *reframer.check("").as_dict()]
        wanted = [{"id": n, "text": draft, **reframer.check(draft).as_dict()} for n, draft in enumerate(DRAFTS)]
        assert made.to_pylist() == wanted

    def test_null_and_nothing(self, reframer: Reframer) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
        from reframe.arrow import check_batches

        given = pa.RecordBatch.from_pydict({"said": pa.array([None, ""], pa.large_string())})
        [made] = check_batches([given], "said", reframer)
        assert [row["rewritten"] for row in made.to_pylist()] == [None, ""]
        assert list(check_batches([], "said", reframer)) == []

    @pytest.mark.parametrize("names, fault", [(["words"], "no column “text”"), (["text", "care"], "“care” already")])
    def test_a_column_that_is_missing_or_taken(self, reframer: Reframer, names: list[str], fault: str) -> None:
        pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
        from reframe.arrow import check_batches
        from reframe.errors import InputError

        with pytest.raises(InputError, match=fault):
            list(check_batches([pa.RecordBatch.from_pydict({name: ["a"] for name in names})], reframer=reframer))


def test_spark(reframer: Reframer, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    spark = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        drafts = spark.createDataFrame(list(enumerate(DRAFTS)), "id int, text string").repartition(3)
        rows = recipe("PySpark")["checked"](drafts).orderBy("id").collect()
    finally:
        spark.stop()
    made = [row.asDict(recursive=True) for row in rows]
    assert made == [{"id": n, "text": draft, **reframer.check(draft).as_dict()} for n, draft in enumerate(DRAFTS)]


def test_dask(reframer: Reframer) -> None:
    bag = pytest.importorskip("dask.bag", reason="Dask is not installed")
    made = recipe("Dask")["checked"](bag.from_sequence(DRAFTS, npartitions=3)).compute(scheduler="threads")
    assert made == [reframer.check(draft).as_dict() for draft in DRAFTS]
