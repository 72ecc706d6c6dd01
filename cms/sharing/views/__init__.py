"""The page that a link opens, and the desk's pages about links."""
