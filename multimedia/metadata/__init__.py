"""What a photographer's tools wrote into a file: its words, and where it was taken.

Plain Python on bytes: no Django, no image library, no clock. Damaged or lying structures yield
less, never an error: a photo with broken metadata is still a photo.
"""

from multimedia.metadata.location import without_location
from multimedia.metadata.words import Words, read_words

__all__ = ["Words", "read_words", "without_location"]
