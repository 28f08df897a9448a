"""output/<volume>/ on disk: what each stage found, what an editor decided, and the edition."""

from pipeline.store.fingerprint import digest, fingerprint
from pipeline.store.store import Store

__all__ = ["Store", "digest", "fingerprint"]
