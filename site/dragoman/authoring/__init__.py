"""What changes the site, as pure decisions."""
