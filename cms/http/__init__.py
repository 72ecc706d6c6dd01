"""What every API shares: transactions, errors, conditional answers, JSON writing."""
