"""Static files: named by their content, linked, compressed and found by name alone."""
