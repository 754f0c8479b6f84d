"""Word lists and tables, all written for this project."""
