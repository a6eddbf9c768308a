"""Windows and widgets. The only place that imports Qt."""
