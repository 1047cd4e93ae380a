"""A page of a PDF file -> what people see of it: how dark and how even each place of its picture is."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Pixels a point: letters of 6 points still are a dozen pixels tall.
_SCALE = 2.0
_LARGEST_IMAGE = 4000  # pixels on the longer side
# Of 255. Black boxes are dark grey at worst, from a scanner; bold print blackens two thirds of a letter's place.
DARK = 90
# Of 255, from one pixel to the next: what is paler than this on its ground, nobody reads.
_SHADE = 6


class Drawing:
    """The picture of a pypdfium2 page, `width` by `height` points large, drawn when it is first asked for."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self._page = page
        self._scale = min(_SCALE, _LARGEST_IMAGE / max(width, height))

    @cached_property
    def _pixels(self) -> NDArray[np.uint8]:
        bitmap = self._page.render(scale=self._scale, grayscale=True, rev_byteorder=False)
        pixels: NDArray[np.uint8] = bitmap.to_numpy().reshape(bitmap.height, bitmap.width, -1)[:, :, 0].copy()
        bitmap.close()
        return pixels

    @cached_property
    def _dark(self) -> NDArray[np.int64]:
        return _sum_up(self._pixels < DARK)

    @cached_property
    def _steps(self) -> NDArray[np.int64]:
        """Where a pixel differs from the one before it or above it, by more than a shade."""
        grey = self._pixels.astype(np.int16)
        steps = np.zeros(grey.shape, np.bool_)
        steps[:, 1:] |= np.abs(np.diff(grey, axis=1)) > _SHADE
        steps[1:, :] |= np.abs(np.diff(grey, axis=0)) > _SHADE
        return _sum_up(steps)

    def share_dark(self, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return which share of each rectangle (left, top, right, bottom, in points) is dark, 0 without a pixel."""
        dark, area = self._count(self._dark, boxes)
        shares: NDArray[np.float64] = np.where(area > 0, dark / np.maximum(area, 1), 0.0)
        return shares

    def are_even(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Say for each rectangle whether it is all of one colour, or off the page."""
        even: NDArray[np.bool_] = self._count(self._steps, boxes)[0] == 0
        return even

    def _count(
        self, sums: NDArray[np.int64], boxes: NDArray[np.float64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        limits = np.array([sums.shape[1], sums.shape[0]] * 2) - 1
        left, top, right, bottom = np.clip(np.rint(boxes * self._scale).astype(np.int64), 0, limits).T
        return sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left], (right - left) * (
            bottom - top
        )


def _sum_up(counted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return a table of how many pixels above and left of each corner are counted."""
    sums = np.zeros((counted.shape[0] + 1, counted.shape[1] + 1), np.int64)
    sums[1:, 1:] = counted.cumsum(axis=0, dtype=np.int64).cumsum(axis=1)
    return sums
