"""The audit: who did what, when, from where; before and after. It listens; nobody calls it."""
