"""The same services for scripts and for checks, line by line."""
