"""Formulas drawn, off the window's thread, and kept."""
