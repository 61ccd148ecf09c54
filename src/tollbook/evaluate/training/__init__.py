"""Train the reader's models on a gold file: `python -m tollbook.evaluate.training GOLD TEXTS`."""
