"""Rules, derivations, tidying, misconceptions: our own tree code. Reached through the worker only."""
