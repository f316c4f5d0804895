"""What a distribution requires on a machine that need not be the one that runs this.

pip itself judges `; platform_system == "Windows"` by the interpreter that runs it, whatever `--platform` is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

# pip is needed anyway, and this is what it judges requirements with itself.
from pip._vendor.packaging.markers import default_environment
from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.specifiers import SpecifierSet
from pip._vendor.packaging.utils import canonicalize_name

Environment = Mapping[str, str]
"""The variables of environment markers, such as `sys_platform`."""

HERE: Environment = {name: str(value) for name, value in default_environment().items()}
"""Those of the interpreter that runs this."""


class Need(NamedTuple):
    """Which versions of a distribution will do, and which of its extras are wanted."""

    specifier: SpecifierSet = SpecifierSet()
    extras: frozenset[str] = frozenset()

    def and_(self, requirement: Requirement) -> "Need":
        """What this and a further requirement ask for together."""
        return Need(self.specifier & requirement.specifier, self.extras | requirement.extras)


def applying(lines: Iterable[str], extras: Iterable[str], environment: Environment) -> Iterator[Requirement]:
    """Those of the requirements of a distribution that hold in an environment, its extras with them."""
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({**environment, "extra": each}) for each in ("", *extras)):
            yield requirement


def needed(
    root: Requirement, known: Mapping[str, Iterable[str]], environment: Environment
) -> dict[str, Need]:
    """What a requirement needs in an environment, as far as requirements are known, by names."""
    needs = {str(canonicalize_name(root.name)): Need().and_(root)}
    while True:
        before = dict(needs)
        for name, need in before.items():
            for requirement in applying(known.get(name, ()), need.extras, environment):
                other = str(canonicalize_name(requirement.name))
                needs[other] = needs.get(other, Need()).and_(requirement)
        if needs == before:
            return needs
