"""Score rows with LightGBM's own library, without its Python package.

That package brings pandas and scikit-learn along where they are installed, and its `predict` spends longer on checks
than the trees take for the few rows of one report. The calls here are of its documented C interface.
"""

from __future__ import annotations

import ctypes
from array import array
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from weakref import finalize

from tollbook.errors import SetupError

_NAMES = ("lib/lib_lightgbm.so", "lib/lib_lightgbm.dylib", "bin/lib_lightgbm.dll")
_FLOAT64, _INT32, _NORMAL = 1, 2, 0
"""LightGBM's numbers for the types of cells and of row starts, and for scores between 0 and 1."""


@cache
def _library() -> ctypes.CDLL:
    """Load the library once. Raises `SetupError` where it is not installed."""
    package = find_spec("lightgbm")
    folders = [Path(folder) for folder in (package.submodule_search_locations or ())] if package else []
    found = next((path for folder in folders for name in _NAMES if (path := folder / name).is_file()), None)
    if found is None:
        raise SetupError("LightGBM is not installed: pip install lightgbm")
    library = ctypes.CDLL(str(found))
    library.LGBM_GetLastError.restype = ctypes.c_char_p
    return library


def _checked(status: int) -> None:
    if status:
        raise SetupError(f"LightGBM: {_library().LGBM_GetLastError().decode()}")


class Trees:
    """Trees read from LightGBM's text form. One thread; same rows, same scores."""

    def __init__(self, text: str, columns: int) -> None:
        """Read the trees; `columns` is how many columns a row has."""
        self._columns = ctypes.c_int64(columns)
        self._handle = ctypes.c_void_p()
        rounds = ctypes.c_int()
        _checked(
            _library().LGBM_BoosterLoadModelFromString(text.encode(), ctypes.byref(rounds), ctypes.byref(self._handle))
        )
        finalize(self, _library().LGBM_BoosterFree, self._handle)

    def scores(self, starts: array[int], columns: array[int], values: array[float]) -> list[float]:
        """Score rows given as sparse cells: where each row starts (and the last one ends), columns, values."""
        rows = len(starts) - 1
        out, length = (ctypes.c_double * rows)(), ctypes.c_int64()
        _checked(
            _library().LGBM_BoosterPredictForCSR(
                self._handle,
                ctypes.c_void_p(starts.buffer_info()[0]),
                _INT32,
                ctypes.c_void_p(columns.buffer_info()[0]),
                ctypes.c_void_p(values.buffer_info()[0]),
                _FLOAT64,
                ctypes.c_int64(len(starts)),
                ctypes.c_int64(len(values)),
                self._columns,
                _NORMAL,
                0,
                -1,
                b"num_threads=1",
                ctypes.byref(length),
                out,
            )
        )
        return list(out)
