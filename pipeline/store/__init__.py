"""output/<volume>/ on disk: what each stage found, what an editor decided, and the edition."""

from pipeline.store.fingerprint import Stage, digest, fingerprint
from pipeline.store.store import Store

__all__ = ["Stage", "Store", "digest", "fingerprint"]
