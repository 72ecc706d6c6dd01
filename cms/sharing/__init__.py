"""Drafts seen outside the desk: links for people without an account, and an outside preview."""
