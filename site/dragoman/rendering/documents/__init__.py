"""Documents beside the pages: for feed readers, search engines and browsers."""
