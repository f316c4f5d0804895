"""Schema, rules and figures → the pages of docs/ that are made from them."""
