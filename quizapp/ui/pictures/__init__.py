"""Pictures of cards: from bytes that a stranger wrote to something that a screen can draw."""
