"""Report → text: one small file per form. Nothing here prints; only the command line does."""
