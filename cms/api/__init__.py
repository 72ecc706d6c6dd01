"""What outsiders read: the website API and, later, the partner API and the feeds."""
