"""Mnemosyne: the XML of version 1, the log of version 2, bare or in a .cards archive, and the database of version 2."""
