"""Colours, letters and spaces."""
