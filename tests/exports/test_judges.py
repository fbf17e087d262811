"""The schemas, and the data of the small site and the demo, before a validator of another project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportgen.corpus.schema import KINDS
from reportgen.exports.records import PLURALS
from tests.cli.run import ROOT, run
from tests.site.judges import needs, node

AJV = """
import fs from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
const { schemas, data } = JSON.parse(fs.readFileSync(0, "utf8"));
const ajv = new Ajv2020({ strict: true, strictTypes: true, allErrors: true });
addFormats(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);
const wrong = [];
let count = 0;
for (const [name, values] of Object.entries(data)) {
  const valid = ajv.getSchema(schemas[name].$id);
  for (const value of values) { count++; if (!valid(value)) wrong.push([name, valid.errors[0]]); }
}
console.log(JSON.stringify({ count, wrong: wrong.slice(0, 5) }));
"""


def lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


@needs("ajv", "ajv-formats")
def test_ajv_finds_schemas_and_data_in_order(tmp_path: Path) -> None:
    assert run("export", ROOT / "content", "--out", tmp_path, "--format", "json", "--format", "ndjson").exit_code == 0
    schemas = {path.stem: json.loads(path.read_text("utf-8")) for path in (tmp_path / "schema").glob("*.json")}
    data: dict[str, list[Any]] = {kind: lines(tmp_path / f"{PLURALS[kind]}.ndjson") for kind in KINDS}
    data |= {
        "finding": lines(tmp_path / "findings.ndjson"),
        "item": json.loads((tmp_path / "items.json").read_text("utf-8")),
        "report-file": [json.loads(path.read_text("utf-8")) for path in (tmp_path / "reports").glob("*.json")],
        "index": [json.loads((tmp_path / "index.json").read_text("utf-8"))],
    }
    assert set(data) == set(schemas)
    assert node(AJV, json.dumps({"schemas": schemas, "data": data})) == {"count": sum(map(len, data.values())), "wrong": []}
    spoilt = {"action": [{**data["action"][0], "percent": 140}, {**data["action"][1], "status": "busy"}]}
    assert len(node(AJV, json.dumps({"schemas": schemas, "data": spoilt}))["wrong"]) == 2
