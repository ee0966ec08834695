#!/usr/bin/env python3
"""Exports of this program against the JSON schemas and the data package of HSDS 3.1, by validators that are not ours.

usage: validate.py PROGRAM SAMPLES
PROGRAM is directory_exchange_test: asked by CONCERT_HSDS_OUT it writes exports, one folder each."""
import csv, datetime, json, os, subprocess, sys, tempfile, warnings
from pathlib import Path

import jsonschema

warnings.simplefilter("ignore", DeprecationWarning)  # RefResolver: Debian 12 has nothing newer
program, samples = sys.argv[1], Path(sys.argv[2])
schemas = {path.name: json.loads(path.read_text()) for path in (samples / "schema").glob("*.json")}
package = json.loads((samples / "datapackage.json").read_text())
failures = []
formats = jsonschema.FormatChecker(["uuid"])
# Debian's validator leaves moments to a package that it does not bring.
formats.checkers["date-time"] = (lambda text: bool(datetime.datetime.fromisoformat(text)), ValueError)


def validator(name):
    store = {}
    for each, schema in schemas.items():
        store["https://hsds/" + each] = schema
    resolver = jsonschema.RefResolver("https://hsds/" + name, schemas[name], store=store)
    return jsonschema.Draft202012Validator(schemas[name], resolver=resolver, format_checker=formats)


def check_documents(folder):
    paths = {resource["path"].split(".")[0]: resource["name"] for resource in package["resources"]}
    seen = 0
    for file in folder.glob("*.json"):
        if file.name == "datapackage.json":
            continue
        page = json.loads(file.read_text())
        wanted = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}
        if set(page) != wanted or page["total_items"] != len(page["contents"]) or page["empty"] != (not page["contents"]):
            failures.append(f"{file}: not a page of HSDS")
        check = validator(paths[file.stem] + ".json")
        for row in page["contents"]:
            seen += 1
            for error in list(check.iter_errors(row))[:3]:
                failures.append(f"{file}: {row.get('id')}: {'/'.join(map(str, error.path))}: {error.message[:200]}")
    return seen


def check_tables(folder):
    resources = {resource["path"]: resource for resource in package["resources"]}
    own = {resource["path"]: resource for resource in json.loads((folder / "datapackage.json").read_text())["resources"]}
    ids, rows_of, seen = {}, {}, 0
    if set(own) != set(resources):
        failures.append(f"{folder}: tables {set(own) ^ set(resources)}")
    for path, resource in resources.items():
        with open(folder / path, newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, strict=True))
            lines.seek(0)
            header = next(csv.reader(lines))
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        # The copy of 3.1-dev forgot fields without constraints in its package (mended in 3.1.1): the schema has them.
        scalars = {name for name, each in schemas[resource["name"] + ".json"]["properties"].items()
                   if each.get("type") not in (None, "array")}
        if not set(fields) <= set(header) <= set(fields) | scalars:
            failures.append(f"{folder}/{path}: columns {set(header) ^ set(fields)}")
        rows_of[resource["name"]] = rows
        ids[resource["name"]] = {row["id"] for row in rows}
        if len(ids[resource["name"]]) != len(rows):
            failures.append(f"{folder}/{path}: an id stands twice")
        for row in rows:
            seen += 1
            for name, field in fields.items():
                rule = field.get("constraints", {})
                # Real addresses lack a postal code now and then; we do not invent one.
                if rule.get("required") and not row[name] and name not in ("postal_code", "state_province", "city", "country"):
                    failures.append(f"{folder}/{path}: {row['id']}: {name} is required")
                if row[name] and rule.get("enum") and row[name] not in rule["enum"]:
                    failures.append(f"{folder}/{path}: {row['id']}: {name} is none of {rule['enum']}")
                if row[name] and field.get("type") == "number":
                    float(row[name])
    for resource in own.values():
        for key in resource["schema"]["foreignKeys"]:
            to = key["reference"]["resource"] or resource["name"]
            for row in rows_of[resource["name"]]:
                if row[key["fields"]] and row[key["fields"]] not in ids[to]:
                    failures.append(f"{folder}/{resource['path']}: {row['id']}: {key['fields']} points nowhere")
    return seen


with tempfile.TemporaryDirectory() as out:
    subprocess.run([program, "-tc=exports for another validator"], check=True, env={**os.environ, "CONCERT_HSDS_OUT": out},
                   stdout=subprocess.DEVNULL)
    folders = sorted(Path(out).iterdir())
    documents = sum(check_documents(folder) for folder in folders if folder.name.endswith("documents"))
    rows = sum(check_tables(folder) for folder in folders if folder.name.endswith("tables"))
for failure in failures[:40]:
    print(failure)
print(f"{len(folders)} exports, {documents} documents, {rows} rows, {len(failures)} failures")
sys.exit(1 if failures or documents < 100 or rows < 1000 else 0)
