#!/usr/bin/env python3
"""kamerlint in a Spark job: an archive goes through `pipe`, a line a draft, and comes back a line a draft.

Usage: spark_pipe.py KAMERLINT [TIMES]. Needs Java and pyspark; tests/run installs pyspark. The archive is the drafts under
tests/drafts, and the real documents in ../shared/corpus where they are, TIMES times (1,000 unless said otherwise). Prints what it
did, fails loudly.
"""

import json
import sys
import time
from pathlib import Path

from pyspark.sql import SparkSession

kamerlint, times = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 1_000
tests = Path(__file__).resolve().parent
paths = [*(tests / "drafts").rglob("*.txt"), *(tests.parent.parent / "shared/corpus").glob("*.txt")]
drafts = {path.name: path.read_text(encoding="utf-8") for path in sorted(paths)}
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "1g")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")

names = spark.sparkContext.parallelize(range(times), 8)
lines = names.flatMap(
    lambda i: [json.dumps({"path": f"{i}/{path}", "text": text}) for path, text in drafts.items()]
)
start = time.monotonic()
# The recipe: one process a partition, lines in, lines out; `--fail-on never`, for findings are no failure of the job.
command = f"{kamerlint} check --stdin-jsonl --isolated --fail-on never"
answers = lines.pipe(command, checkCode=True).map(json.loads).map(
    lambda file: (file["path"].split("/", 1)[1], len(file["diagnostics"]))
)
counted = answers.map(lambda one: (one, 1)).reduceByKey(lambda a, b: a + b).collectAsMap()
took = time.monotonic() - start

expected = set(drafts)
assert {path for path, _ in counted} == expected, "a draft is missing"
for path, text in drafts.items():
    found = {number: n for (name, number), n in counted.items() if name == path}
    assert len(found) == 1 and sum(found.values()) == times, f"{path}: {found}"
assert any(number > 0 for _, number in counted), "the faulty draft has findings"
print(f"spark: {times * len(drafts)} drafts in {took:.1f} s, every one answered, each always alike")
