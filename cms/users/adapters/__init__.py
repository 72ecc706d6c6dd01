"""What django-allauth asks of a project, answered: who may come in, in which words, to where."""
