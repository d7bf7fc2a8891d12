"""A recorded signal as bytes: exact, compact, and never larger when unpacked than its row says."""

import zlib
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from physiology.history import FloatArray
from physiology.stream import Stream

MAX_SAMPLES = 24 * 3600 * 10
"""A day at 10 Hz, or a quarter of an hour of raw muscle activity at 1 kHz."""
SAMPLE_BYTES = 16
LITTLE_ENDIAN = np.dtype("<f8")


class UnstorableStream(Exception):
    """A recording that is none. `why` is a code: `empty`, `too_long`, `unequal`, `unordered`, `infinite`."""

    def __init__(self, metric: str, why: str) -> None:
        super().__init__(f"{metric} stream is {why}")
        self.metric = metric
        self.why = why


def packed(stream: Stream) -> tuple[bytes, str]:
    """The samples as bytes, and a digest that two equal recordings share.

    Raises
    ------
    UnstorableStream
        It has no sample or too many, its time does not run forward, or a value is infinite.
    """
    whole = _checked(stream).astype(LITTLE_ENDIAN)
    whole[np.isnan(whole)] = np.nan  # one bit pattern for what is missing
    digest = sha256(whole.tobytes()).hexdigest()
    # Equal bytes of neighbouring samples side by side: a heart rate shrinks to a tenth instead of a quarter.
    return zlib.compress(whole.reshape(-1, 1).view(np.uint8).T.tobytes(), 6), digest


def unpacked(blob: bytes, n_samples: int) -> tuple[FloatArray, FloatArray]:
    """Seconds and values of a stored recording."""
    raw = zlib.decompressobj().decompress(blob, n_samples * SAMPLE_BYTES)
    planes: npt.NDArray[np.uint8] = np.frombuffer(raw, dtype=np.uint8).reshape(LITTLE_ENDIAN.itemsize, -1)
    seconds, values = np.ascontiguousarray(planes.T).view(LITTLE_ENDIAN).astype(np.float64).reshape(2, n_samples)
    return seconds, values


def _checked(stream: Stream) -> FloatArray:
    seconds, values = stream.seconds, stream.values
    if not seconds.size:
        raise UnstorableStream(stream.metric, "empty")
    if seconds.size > MAX_SAMPLES:
        raise UnstorableStream(stream.metric, "too_long")
    if seconds.ndim != 1 or seconds.shape != values.shape:
        raise UnstorableStream(stream.metric, "unequal")
    if not (np.isfinite(seconds).all() and (np.diff(seconds) > 0).all()):
        raise UnstorableStream(stream.metric, "unordered")
    if np.isinf(values).any():
        raise UnstorableStream(stream.metric, "infinite")
    return np.stack([seconds, values]).astype(np.float64)
