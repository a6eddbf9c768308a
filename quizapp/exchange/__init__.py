"""Files in and out of decks; knows no database."""
