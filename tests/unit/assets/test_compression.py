import gzip
import subprocess
import sys

import brotli
import pytest

from dragoman.assets.compression import CODINGS, compress

TEXT = b"body { margin: 0 }\n" * 200
UNDO = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("coding", CODINGS)
def test_what_is_compressed_comes_back(coding, quick):
    coded = compress(TEXT, coding, quick=quick)
    assert len(coded) < len(TEXT) / 10
    assert UNDO[coding](coded) == TEXT


def test_full_effort_makes_it_smaller():
    varied = " ".join(str(n * n) for n in range(4000)).encode()
    assert len(compress(varied, "br")) < len(compress(varied, "br", quick=True))


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("size", [0, 1, 65_520, 65_521, 200_000])
def test_what_fits_into_a_small_window_is_quickly_coded_in_one(size, quick):
    content = (TEXT * 60)[:size]
    coded = compress(content, "br", quick=quick)
    assert brotli.decompress(coded) == content
    # A stream with a window of 16 bits begins with a 0 (RFC 7932 section 9.1).
    is_small = quick and size <= 65_520
    assert (coded[0] & 1 == 0) == is_small


def test_gzip_names_no_time():
    assert compress(TEXT, "gzip")[4:8] == b"\0\0\0\0"


def test_brotli_is_loaded_when_first_needed():
    program = (
        "import sys; from dragoman.assets import manifest, compression;"
        "assert 'brotli' not in sys.modules;"
        "compression.compress(b'x', 'br'); assert 'brotli' in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": ":".join(sys.path)},
        check=True,
    )
