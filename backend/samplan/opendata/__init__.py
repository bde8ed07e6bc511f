"""Open data: what is published, listed with licence and source, and described for data portals."""
