"""Pages: what editors write, cut into the blocks that translators translate."""
