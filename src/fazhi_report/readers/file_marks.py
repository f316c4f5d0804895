"""The first bytes by which files are known, whatever they are called."""

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""Documents, workbooks and slides of old; locked ones of any age."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stands in those that are locked with a password."""

ARCHIVE = b"PK"
OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""Archives, and what stands near the beginning of one that is an ODT."""

PDF, RTF = b"%PDF", b"{\\rtf"
