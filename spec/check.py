"""Checks spec/openapi.yaml with tools that share nothing with clientwright.

Needs PyPI's openapi-spec-validator 0.9, which brings jsonschema and PyYAML:

    python3 spec/check.py

1. The description is valid OpenAPI.
2. Every example in it matches the schema it stands beside.
3. Every payload of tests/vectors matches the schema that VECTORS names for it.
"""

import json
import pathlib
import sys

import yaml
from jsonschema import Draft4Validator
from openapi_spec_validator import validate

HERE = pathlib.Path(__file__).resolve().parent
VECTORS = {
    "wf_200_execution_and_message": "ExternalWorkflowResponse",
    "err_400_from_schema": "ErrorResponseDto",
    "err_403_from_schema": "ErrorResponseDto",
    "err_500_from_schema": "ErrorResponseDto",
    "err_403_named_example": "ErrorResponseDto",
    "err_500_named_example": "ErrorResponseDto",
    "err_401_jwt_expired": "UnauthorizedError",
    "err_429_rate_limit": "RateLimitError",
    "setpw_request_example": "PasswordChangeRequest",
    "setpw_request_json_example": "PasswordChangeRequest",
    "setpw_202_in_progress": "PasswordChangeResponse",
    "mfa_request": "TokenAuthRequest",
    "mfa_200_pending": "TokenAuthResponse",
    "davinci_start_request": "DavinciFlowInput",
    "davinci_start_200_screen": "DavinciFlowStep",
}


def resolve(document, node):
    """Follows `$ref` inside the document."""
    while isinstance(node, dict) and "$ref" in node:
        target = document
        for token in node["$ref"].removeprefix("#/").split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def json_schema(document, node):
    """A schema of OpenAPI 3.0 as JSON Schema draft 4: only `nullable` has to be said in another way."""
    node = resolve(document, node)
    if isinstance(node, list):
        return [json_schema(document, item) for item in node]
    if not isinstance(node, dict):
        return node
    schema = {key: member(document, key, value) for key, value in node.items() if key not in ("example", "nullable")}
    if node.get("nullable") is True and "type" in schema:
        schema["type"] = [schema["type"], "null"]
    return schema


def member(document, key, value):
    """The value of one keyword; under `properties` the keys are names, not keywords."""
    if key == "properties":
        return {name: json_schema(document, schema) for name, schema in value.items()}
    return value if key in ("enum", "required") else json_schema(document, value)


def examples(document, node, place):
    """Yields (place, schema, value) of every example in the description."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from examples(document, item, f"{place}/{index}")
        return
    if not isinstance(node, dict):
        return
    schema = node.get("schema", node)
    if "example" in node and not ("value" in node and "summary" in node):
        yield f"{place}/example", schema, node["example"]
    if "schema" in node:
        for name, example in node.get("examples", {}).items():
            yield f"{place}/examples/{name}", schema, resolve(document, example)["value"]
    for key, value in node.items():
        if key not in ("example", "examples", "enum"):
            yield from examples(document, value, f"{place}/{key}")


def main():
    document = yaml.safe_load((HERE / "openapi.yaml").read_text())
    validate(document)
    checked = list(examples(document, document, ""))
    for name, schema in VECTORS.items():
        value = json.loads((HERE.parent / "tests" / "vectors" / f"{name}.json").read_text())
        checked.append((name, document["components"]["schemas"][schema], value))
    wrong = 0
    for place, schema, value in checked:
        for error in Draft4Validator(json_schema(document, schema)).iter_errors(value):
            print(f"{place}: {error.json_path}: {error.message}")
            wrong += 1
    print(f"{len(checked)} examples and payloads checked, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
