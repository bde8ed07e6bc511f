"""What every router shares: errors, paging, caching headers, tracing, health."""
