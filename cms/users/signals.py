"""What happens at the door, for whoever keeps a record of it (the audit).

Others say the rest:

- ``django.contrib.auth.signals``: ``user_logged_in``, ``user_logged_out``, ``user_login_failed``.
- ``allauth.account.signals``: ``password_changed``, ``password_reset``.
- ``allauth.mfa.signals``: ``authenticator_added``, ``_removed``, ``_reset``, ``_used``,
  ``authentication_failed``.

No signal carries a password, a code or a token. ``request`` is None outside of a request.
"""

from django.dispatch import Signal

# Too many failed attempts: this one wasn't even looked at. ``request``, ``username`` as typed.
locked_out = Signal()

# The institution's sign-in let nobody in. ``request``; ``reason``: «unknown» (nobody here has that
# identity), «connect» (a second identity for an account), «provider» (it broke off); ``uid`` of the
# provider, if there is one.
sign_in_refused = Signal()

# Sessions were ended before their time. ``request``, ``user`` whose they were, ``count``,
# ``reason``: «owner», «administrator», «password», «groups», «deactivated», «idle», «old».
sessions_ended = Signal()

# An administrator took a person's second factors. ``request``, ``user``, ``count``.
second_factor_reset = Signal()

# A link to choose a password went to a person. ``request``, ``user``.
invited = Signal()
