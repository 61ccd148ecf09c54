"""Tests of the ways in: what is taken from each document, and the one line about what is wrong."""
