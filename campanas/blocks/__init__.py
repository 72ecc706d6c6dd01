"""The blocks of campaigns, one family a module. Each docstring is the block's shape in the API."""

from campanas.blocks.facts import CalendarioBlock, HitosBlock, LugaresBlock, TelefonosBlock
from campanas.blocks.materiales import MaterialesBlock

__all__ = ["CalendarioBlock", "HitosBlock", "LugaresBlock", "MaterialesBlock", "TelefonosBlock"]
