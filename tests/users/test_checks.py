"""What a deployment is told of its door."""

from cms.users import checks


def test_a_cache_of_one_process_is_warned_of(settings):
    assert [each.id for each in checks.check_the_cache_is_shared(None)] == ["cms_users.W001"]

    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache"}}
    assert checks.check_the_cache_is_shared(None) == []


def test_the_demos_accounts_are_no_part_of_a_deployment():
    assert [each.id for each in checks.check_the_demo_stays_out(None)] == ["cms_users.E001"]
