"""Things to test with, made as the office makes them: through drafts, reviews and acceptances."""
