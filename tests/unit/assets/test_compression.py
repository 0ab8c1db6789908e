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
