"""One learner's collection: a SQLite file. The only place that imports SQLAlchemy."""
