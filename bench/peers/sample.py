"""What the peer is to send, as it was written down for it."""

import json
import os
from pathlib import Path

FOLDER = Path(os.environ["BENCH_SAMPLE"])
BODY = (FOLDER / "body").read_bytes()
FIELDS: dict[str, str] = json.loads((FOLDER / "fields.json").read_text())
