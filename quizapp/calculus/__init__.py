"""Rules, derivations, fresh problems, misconceptions. Reached through the worker only: it imports SymPy."""
