"""What the audit hears: signals of the press, of Wagtail's log, of saved rows, of sign-ins."""
