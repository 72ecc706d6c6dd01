"""The press: what is out, the log of changes, who accepted what, and the acts upon them."""
