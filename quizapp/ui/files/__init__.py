"""Cards come in from files, and go out."""
