"""Names: how a pipeline that finds them is trained, and how good the product is at it."""
