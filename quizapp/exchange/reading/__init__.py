"""One reader for each format. Each takes a path and options, and gives a Scan, or raises Unusable."""
