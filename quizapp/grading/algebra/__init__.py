"""The third rung: rational functions over independent parts (x, sin x, e^x, √x, ln x, …), compared exactly."""
