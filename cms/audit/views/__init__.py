"""The audit's pages at the desk: of all, of one piece, one row's before and after, the export."""
