"""The same database and middleware, read through Wagtail's own API."""

from bench.settings import *  # noqa: F403 - a settings module is its base plus changes

ROOT_URLCONF = "bench.stock"
