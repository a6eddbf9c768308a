"""Is this answer right? client.py asks the worker process; worker.py and below may import SymPy."""
