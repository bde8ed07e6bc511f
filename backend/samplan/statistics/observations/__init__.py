"""Lists of figures, as the gate lets them through."""
