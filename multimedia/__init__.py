"""Images and documents: their rights, their words, and who may see the file."""
