"""Settings: ``base`` for all, then one module for each place where Pregón runs."""
