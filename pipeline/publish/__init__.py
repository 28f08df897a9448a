"""What people and tools take away from a volume."""
