"""Measurements of the reading side. Not part of the product: nothing in it imports this."""
