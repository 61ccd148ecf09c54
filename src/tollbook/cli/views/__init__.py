"""From nouns to what a person sees on a terminal; pure, and every word of a report goes through `plain.clean`."""
