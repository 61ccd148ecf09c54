"""What tollbook knows of the world beside the reports: places, countries and their people."""
