"""Both ways to pages, one after the other."""

import pytest

from tests.pages.measuring import ENGINES, Engine


@pytest.fixture(scope="module", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]
