"""Who would pay what under another rule."""
