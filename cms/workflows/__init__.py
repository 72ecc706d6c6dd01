"""The desk's machinery: the steps of approval, the acts in the editor, the set-up of both."""
