"""The packages of Anki, and what all formats with its note types share."""
