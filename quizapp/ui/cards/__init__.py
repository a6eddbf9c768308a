"""Cards, looked through and written."""
