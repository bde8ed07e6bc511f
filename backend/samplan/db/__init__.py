"""What every table and service shares: naming convention, engine, session, history."""
