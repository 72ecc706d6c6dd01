"""The front page, the institution's settings and the catalogues that every piece draws on."""
