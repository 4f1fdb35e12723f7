"""The lists behind `./dev mutants` name code and tests that exist."""

import ast
import json
import os
import re

import pytest

from devtools.console import ROOT
from devtools.mutants import Mutant, _environment, known, modules, mutant_of

pytestmark = pytest.mark.once

#: Folders of which every module with a branch is mutated.
WHOLE = ["translations/exchange/memory", "translations/tracking/state"]
#: Modules of these folders that contain only declarations.
DECLARATIONS = {
    "translations/exchange/memory/__init__.py",
    "translations/tracking/state/__init__.py",
    "translations/tracking/state/states.py",
}


def functions(module: str) -> dict[str, str]:
    """Return the source of each function and method, without the indentation of its lines."""
    source = (ROOT / module).read_text()
    found = {}
    for node in ast.parse(source).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for function in inner:
            if isinstance(function, ast.FunctionDef):
                lines = source.splitlines()[function.lineno - 1 : function.end_lineno]
                found[prefix + function.name] = "\n".join(line.strip() for line in lines)
    return found


@pytest.mark.parametrize("module", modules())
def test_a_mutated_module_and_its_tests_exist(module: str):
    assert functions(module)
    assert modules()[module]
    assert [name for name in modules()[module] if not (ROOT / name).is_file()] == []
    assert all(re.fullmatch(r"tests/(\w+/)*test_\w+\.py", name) for name in modules()[module])


@pytest.mark.parametrize("folder", WHOLE)
def test_no_module_of_a_folder_is_left_out(folder: str):
    there = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py")}

    assert there - DECLARATIONS == {name for name in modules() if name.startswith(f"{folder}/")}


def test_each_survivor_has_a_reason():
    assert [mutant for mutant, reason in known().items() if len(reason.split()) < 4] == []


def test_each_survivor_names_a_line_that_its_function_still_has():
    gone = [
        mutant
        for mutant in known()
        if mutant.module not in modules()
        or mutant.line not in functions(mutant.module).get(mutant.function, "")
    ]

    assert gone == []


def test_a_survivor_is_a_change():
    assert [mutant for mutant in known() if not mutant.line or mutant.line == mutant.mutant] == []


def test_a_mutant_is_read_from_the_difference_that_mutmut_shows():
    difference = (
        "--- forms/a.py\n+++ forms/a.py\n@@ -1,2 +1,2 @@\n def b():\n-    return 1\n+    return 2"
    )

    assert mutant_of("forms/a.py", "forms.a.x_b__mutmut_3", difference) == Mutant(
        "forms/a.py", "b", "return 1", "return 2"
    )
    assert (
        mutant_of("forms/a.py", "forms.a.xǁErrorǁ__init____mutmut_1", difference).function
        == "Error.__init__"
    )


def test_the_tests_of_a_mutant_find_the_databases_of_the_unchanged_code():
    given, read = _environment("scratch")["TEST_STATE"], os.environ["TEST_STATE"]

    assert json.loads(given).keys() == json.loads(read).keys()
