"""The rules: their list, their map, and a box to try them."""
