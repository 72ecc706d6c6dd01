"""News: the bulletins of the press office and the index that holds them."""
