"""Differentiating by named rules; see derive.py."""
