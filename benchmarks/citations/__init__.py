"""Citations: how well the product finds what notes cite, and tells the parts."""
