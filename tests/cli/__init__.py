"""Tests of the command line; those of bad input run the real program in a process of its own."""
