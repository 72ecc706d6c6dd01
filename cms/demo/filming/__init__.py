"""The demo's videos and audios, made here from drawings and tones: none needs a licence.

The same bytes each time for the same versions of Pillow, PyAV and the codecs that it brings.
"""
