"""Where style sheets, scripts and drawings name other files."""
