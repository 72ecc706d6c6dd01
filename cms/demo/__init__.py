"""The demo: a fictitious year of a press office, made by the same acts as an editor's."""
