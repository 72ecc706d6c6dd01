"""What a video or an audio is: read from the file itself, checked, and freed of where it was made.

``reading`` is a program of its own, run by ``probe``: a hostile file can break or occupy a process
that has little memory and a few seconds, never the desk's.
"""
