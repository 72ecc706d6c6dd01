"""Pure functions from a piece to what leaves the building. No Django, no clock, no queries."""
