"""Who works here: the user model."""
