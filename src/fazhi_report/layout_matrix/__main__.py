"""python -m fazhi_report.layout_matrix > docs/layout.md"""

import sys

from fazhi_report.layout_matrix import matrix

sys.stdout.buffer.write(matrix().encode())
