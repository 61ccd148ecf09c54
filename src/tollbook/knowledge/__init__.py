"""What tollbook knows beforehand: places with their administrative chain and coordinates, and countries."""
