"""The blocks of a body, one family a module. Each docstring is the block's shape in the API."""

from cms.base.blocks.body import CuerpoBlock

__all__ = ["CuerpoBlock"]
