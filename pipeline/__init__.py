"""scan2tei: scans of printed scholarly chapters become schema-valid TEI editions."""

__version__ = "0.1.0"
