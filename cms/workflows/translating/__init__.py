"""Translations: how one begins, follows its original, and what of it may not go out.

::

    original, out ──> source (its words, frozen) ──> strings, typed by the translator
         │                                                    │
         └── facts: level, hours, places, pictures ──> draft ─┴─> review ──> out

wagtail-localize keeps the source and the strings; the draft is made here, and its review is the
same as any page's.
"""
