"""python -m fazhi_report.published NAME > docs/NAME.md"""

import sys

from fazhi_report.published import PAGES

sys.stdout.buffer.write(PAGES[sys.argv[1]]().encode())
