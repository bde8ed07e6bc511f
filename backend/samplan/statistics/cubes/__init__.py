"""Tables cut out of the figures, and kept ones under permanent addresses."""
