"""From a report's text to its claims and local events; `reader` holds the order in which they are found."""
