"""Templates compiled by Jinja, kept for the next call: compiling all of them takes a third of a cold command.

They are byte code that is run when it is read back, so they lie in a folder of the user's own that nobody
else can write; without such a folder nothing is kept. Each is kept by its name, the version of this program,
that of Python, what its calls are compiled for, and the digest of its source. One that is not what was
written is passed over and made anew.
"""

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket, bc_magic

from fazhi_report import __version__

_OURS = bc_magic + f"fazhi {__version__} {sys.implementation.cache_tag}\n".encode()
_DIGEST = hashlib.sha256().digest_size


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates as files, each behind what it was made of and the digest of itself."""

    def __init__(self, folder: Path, calls: str) -> None:
        """Take a folder to be trusted (`resources.own_folder`), and what is compiled into every call."""
        self._folder = folder
        self._calls = f"{calls}\n".encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template, if it is there as it was written."""
        head = self._head(bucket)
        try:
            content = self._file(bucket).read_bytes()
        except OSError:
            return
        digest, code = content[len(head) : len(head) + _DIGEST], content[len(head) + _DIGEST :]
        if content.startswith(head) and digest == hashlib.sha256(code).digest():
            bucket.code = marshal.loads(code)  # noqa: S302  as it was written, by this user

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a template whole, or not at all."""
        code = marshal.dumps(bucket.code)
        content = self._head(bucket) + hashlib.sha256(code).digest() + code
        with contextlib.suppress(OSError):
            descriptor, temporary = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(temporary).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja"

    def _head(self, bucket: Bucket) -> bytes:
        return _OURS + self._calls + bucket.checksum.encode()
