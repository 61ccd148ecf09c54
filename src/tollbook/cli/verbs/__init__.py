"""One file a verb. Each imports what is heavy inside its function, so that `tollbook --help` answers at once."""
