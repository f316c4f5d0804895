"""python -m fazhi_report.published NAME [-o docs/NAME.md]"""

import sys
from pathlib import Path

from fazhi_report.published import PAGES

name, *target = sys.argv[1:]
page = PAGES[name]().encode()
if target:
    Path(target[-1]).write_bytes(page)
else:
    sys.stdout.buffer.write(page)
