"""Input formats: each reader turns the text of a report into a document tree whose runs know their places."""
