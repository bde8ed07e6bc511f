"""A county whole: everything about it as one document, and such a document read back."""
