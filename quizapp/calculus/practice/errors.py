"""What can be wrong with templates. Each message is one plain sentence."""

from __future__ import annotations


class TemplateError(Exception):
    """A template that cannot be used, told to the teacher who wrote it."""


class NoProblemError(Exception):
    """No problem came of the templates, told to the learner."""
