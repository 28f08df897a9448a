"""The road from a scan to an edition; no stage knows another."""
