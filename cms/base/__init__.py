"""What every page shares. Knows no noun of the domain."""
