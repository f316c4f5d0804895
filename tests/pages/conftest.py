"""Pages of what the tests are marked with."""

from pathlib import Path

import pytest

from tests.pages.measuring import ENGINES, Engine
from tests.pages.printing import Press, Print


@pytest.fixture(scope="session")
def folder_of_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def press(request: pytest.FixtureRequest, folder_of_pages: Path) -> Press:
    """Sets what the tests of the module are marked with at one start of LibreOffice."""
    tests = (test for test in request.session.items if test.path == request.path)
    marks = (mark for test in tests for mark in test.iter_markers("prints"))
    return Press(folder_of_pages, (each for mark in marks for each in mark.args))


@pytest.fixture
def wanted(request: pytest.FixtureRequest) -> tuple[Print, ...]:
    """What the test is marked with, or its module."""
    mark = request.node.get_closest_marker("prints")
    assert mark is not None, "marked with nothing to print"
    documents: tuple[Print, ...] = mark.args
    return documents


@pytest.fixture
def printed(press: Press, wanted: tuple[Print, ...]) -> list[Path]:
    """The PDFs that LibreOffice makes of what the test is marked with."""
    return [press.print(each) for each in wanted]


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """Both ways to pages, one after the other."""
    return ENGINES[request.param]


@pytest.fixture
def pdf(press: Press, engine: Engine, wanted: tuple[Print, ...]) -> Path:
    """The PDF of the one document that the test is marked with, made both ways."""
    (only,) = wanted
    return engine.make(press, only)
