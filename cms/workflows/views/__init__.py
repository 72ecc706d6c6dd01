"""The desk's own views: the editor, and the acts upon what is out or scheduled."""
