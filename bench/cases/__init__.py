"""What is measured: one module a case, each with `TITLE` and `run`."""
