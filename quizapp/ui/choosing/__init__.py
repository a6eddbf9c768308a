"""Which cards to turn over, or to be asked in a quiz."""
