"""The command line: one file a verb in `verbs`, what a person sees in `views`. Nothing here decides what is true."""
