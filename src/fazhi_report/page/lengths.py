"""Millimetres, points and twips: an inch is 25.4 mm or 72 points, a twip is a twentieth of a point."""

_POINTS_PER_MILLIMETRE = 72 / 25.4

TWIPS = 20
"""Twips in a point."""


def points(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * _POINTS_PER_MILLIMETRE


def millimetres(points: float) -> float:
    """Points in millimetres."""
    return points / _POINTS_PER_MILLIMETRE


def twips(points: float) -> int:
    """Points in twips, the unit of lengths in a DOCX."""
    return round(points * TWIPS)
