"""The Django project: the machinery of the newsroom."""
