"""One file a step; its revision is its number, four digits. Steps are never edited once released."""
