"""Which activity waits for which: order, and circles."""
