"""The examples in the judge's docstrings say what the rules do; here they are held to it."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from onrecord import judge

MODULES = [module.name for module in pkgutil.iter_modules(judge.__path__, "onrecord.judge.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
