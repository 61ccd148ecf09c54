"""Tests of the sample reports, and what a careful reader finds in them."""
